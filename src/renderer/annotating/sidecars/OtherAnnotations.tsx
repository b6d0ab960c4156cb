import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OtherSidecar } from '#ipc/annotating/sidecars.ts'
import { describeUnread } from './describe-unread.ts'
import { nameOfOther, readOther } from './read-other.ts'
import './OtherAnnotations.css'

interface OtherAnnotationsProps {
  readonly others: readonly OtherSidecar[]
  /** There is no file of the annotator's own either. */
  readonly isAlone: boolean
}

/** Everyone else's annotation files beside the article: whose, how much is in them, or why not. */
export function OtherAnnotations({ others, isAlone }: OtherAnnotationsProps) {
  const { t } = useTranslation()
  if (others.length === 0)
    return isAlone ? <p className="desk-hint">{t('annotating.document.noneBeside')}</p> : null
  return (
    <ul className="beside">
      {others.map((other) => (
        <Other key={other.name} other={other} />
      ))}
    </ul>
  )
}

function Other({ other }: { readonly other: OtherSidecar }) {
  const { t } = useTranslation()
  const read = useMemo(() => readOther(other), [other])
  const sidecar = read?.ok === true ? read.value.sidecar : null
  const trouble = troubleOf(other, read)
  return (
    <li className="beside-file">
      <span>{t('annotating.document.otherOf', { name: nameOfOther(other, read) })}</span>
      <span className="beside-holds">
        {sidecar === null
          ? t('annotating.document.readOnly')
          : t('annotating.document.holds', {
              spans: t('annotating.list.spanCount', { count: sidecar.spans.length }),
              frames: t('annotating.list.frameCount', { count: sidecar.frames.length }),
            })}
      </span>
      {trouble !== null && (
        <span className="beside-unread">
          {trouble.kind === 'damaged-sidecar'
            ? t('sidecars.unread.damaged')
            : trouble.kind === 'newer-sidecar'
              ? t('sidecars.unread.newer')
              : trouble.kind === 'git-conflict'
                ? t('sidecars.unread.git-conflict')
                : describeUnread(t, trouble)}
        </span>
      )}
    </li>
  )
}

function troubleOf(other: OtherSidecar, read: ReturnType<typeof readOther>) {
  if (!other.content.ok) return other.content.failure
  return read?.ok === false ? read.failure : null
}
