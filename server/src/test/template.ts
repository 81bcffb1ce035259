/** The migrated database of a test run that every test's own database is copied from. */
export const templateName = 'template_ochiq';
