import type { Shortcut } from '#ipc/commands.ts'
import { keyCaps } from '#renderer/commands/key-caps.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import './KeyLabel.css'

/** A shortcut as it is engraved on the keys, always in the order in which they are pressed. */
export function KeyLabel({ shortcut }: { readonly shortcut: Shortcut }) {
  const platform = useSettings((state) => state.info.platform)
  return <KeyCaps caps={keyCaps(shortcut, platform)} />
}

export function KeyCaps({ caps }: { readonly caps: readonly string[] }) {
  return (
    <kbd className="key-label" dir="ltr">
      {Array.from(caps.entries(), ([place, cap]) => (
        <span key={place}>{cap}</span>
      ))}
    </kbd>
  )
}
