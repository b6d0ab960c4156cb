import type { CommandLine } from '../command-line.ts'

/** Chromium's own services, conveniences and calls home: an app's window has no use for them. */
const quiet = [
  'no-first-run',
  'no-default-browser-check',
  'no-service-autorun',
  'no-pings',
  'noerrdialogs',
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-extensions-with-background-pages',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-extensions',
  'disable-infobars',
  'disable-quic',
  'disable-search-engine-choice-screen',
  'disable-sync',
  'disable-translate',
  'disable-updater-scheduler',
  'disable-edgeupdater',
  'disable-session-crashed-bubble',
  'hide-crash-restore-bubble',
  'metrics-recording-only',
  'deny-permission-prompts',
  'use-mock-keychain',
]

const disabledFeatures = [
  'AimEnabled',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
  'msForceBrowserSignIn',
]

/** Switches that Electron's command line may hold but that are the host's to set or to act on. */
const hosts = new Set(['app', 'inspect', 'no-sandbox', 'remote-debugging-pipe', 'user-data-dir'])

export interface LaunchChoices {
  readonly commandLine: CommandLine
  /** Switches added by `app.commandLine.appendSwitch`, in order. */
  readonly appended: readonly (readonly [string, string])[]
  readonly userDataDir: string
  readonly headless: boolean
  readonly sandbox: boolean
}

/**
 * Chromium's command line. No name resolves but the loopback's, so that nothing leaves the machine
 * whatever a page or the browser attempts.
 */
export function chromiumFlags(choices: LaunchChoices): string[] {
  const features = new Set(disabledFeatures)
  const enabled = new Set<string>()
  const switches = new Map(quiet.map((name) => [name, '']))
  switches.set('password-store', 'basic')
  switches.set('no-proxy-server', '')
  switches.set(
    'host-resolver-rules',
    'MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1 , EXCLUDE [::1]',
  )
  for (const [name, value] of [...choices.commandLine.switches, ...choices.appended]) {
    if (hosts.has(name)) continue
    if (name === 'disable-features') addAll(features, value)
    else if (name === 'enable-features') addAll(enabled, value)
    else switches.set(name, value)
  }
  switches.set('disable-features', [...features].join(','))
  if (enabled.size > 0) switches.set('enable-features', [...enabled].join(','))
  switches.set('user-data-dir', choices.userDataDir)
  if (choices.headless) switches.set('headless', 'new')
  if (!choices.sandbox) {
    switches.set('no-sandbox', '')
    // Keeps the bar that warns of the missing sandbox out of the app's window.
    switches.set('test-type', '')
  }
  return [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
}

function addAll(set: Set<string>, list: string): void {
  for (const name of list.split(',')) if (name !== '') set.add(name)
}
