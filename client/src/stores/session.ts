import { type DemoAccount, type Me, type Permission, permissions, type Role, type SignIn } from '@ochiq/shared/people';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { endSession, openSession, readSession } from '../api/session';
import { liveSocket } from '../live';

/** Who is signed in. The socket is opened anew after each change, since the server reads the session when it opens. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null);
  const demo = ref<DemoAccount[]>([]);
  let first: Promise<void> | null = null;

  async function read(): Promise<void> {
    const session = await readSession();
    me.value = session.me;
    demo.value = session.demo;
  }

  /** Asks the server once per visit; a failed question may be asked again. */
  function ready(): Promise<void> {
    first ??= read().catch((thrown: unknown) => {
      first = null;
      throw thrown;
    });
    return first;
  }

  async function signIn(credentials: SignIn): Promise<void> {
    me.value = await openSession(credentials);
    first = Promise.resolve();
    liveSocket.reopen();
  }

  async function signOut(): Promise<void> {
    await endSession();
    me.value = null;
    liveSocket.reopen();
  }

  /** The server said that nobody is signed in: the session has run out. */
  function expired(): void {
    me.value = null;
  }

  const has = (role: Role) => me.value?.roles.includes(role) ?? false;
  /** What the server would let the visitor do; it decides itself each time. */
  const may = (permission: Permission) => permissions[permission].some((role) => has(role));
  return { me, demo, ready, read, signIn, signOut, expired, has, may, signedIn: computed(() => me.value !== null) };
});
