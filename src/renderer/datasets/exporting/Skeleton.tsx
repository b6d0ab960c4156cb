import './Skeleton.css'

/** Controls that a form has at the least: with a hint beneath, or not. */
const fields = ['hinted', 'plain', 'plain', 'chips', 'hinted', 'hinted'] as const

/** Stands where the choices will, and takes as much room. */
export function FormSkeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      {fields.map((kind, i) => (
        <div key={`${kind} ${String(i)}`} className="skeleton-field" data-kind={kind}>
          <span className="skeleton-label" />
          <span className="skeleton-control" />
          {kind !== 'plain' && <span className="skeleton-hint" />}
        </div>
      ))}
    </div>
  )
}

/** Stands where the beginnings of the files will. */
export function PreviewSkeleton() {
  return (
    <div className="preview skeleton" aria-hidden="true">
      <span className="skeleton-control" />
      <span className="preview-text skeleton-lines">
        <span />
        <span />
        <span />
      </span>
    </div>
  )
}
