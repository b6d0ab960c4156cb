import { useAnnounced } from './announcer.ts'

/** The regions that assistive technology listens to. */
export function LiveRegions() {
  const { polite, assertive } = useAnnounced()
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  )
}
