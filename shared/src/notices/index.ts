export {
  type NoticeFacts,
  type NoticeGroup,
  type NoticeKind,
  noticeGroupSchema,
  noticeGroups,
  noticeKindSchema,
  noticeKinds,
} from './kinds.js';
