/**
 * On Linux, Chromium loses every file name that is not ASCII unless its locale has UTF-8 and is
 * installed. The interface's language stays the user's own.
 */
export function chromiumEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (process.platform !== 'linux') return environment
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment
  return {
    ...environment,
    LC_ALL: 'C.UTF-8',
    LANGUAGE: LANGUAGE || (LC_ALL || LC_MESSAGES || LANG || '').replace(/[.@].*$/, ''),
  }
}
