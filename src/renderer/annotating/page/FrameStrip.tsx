import type { CSSProperties } from 'react'
import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useTranslation } from 'react-i18next'
import { writer } from '#core/annotation/model.ts'
import { fillersIn } from '#core/annotation/roles.ts'
import { spanPieces } from '#core/annotation/sentence.ts'
import type { RoleDefinition } from '#core/annotation/tagset.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { useLocale } from '#renderer/language.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import type { OpenSession } from '../annotating-state.ts'
import { frameColour } from '../label-colours.ts'
import { usePicked } from '../selection-state.ts'
import { frameTypeName, frameTypeOf } from '../tagset-names.ts'
import { fillByKey, finishFrame } from './frame-building.ts'
import { useTagging } from './tagging-state.ts'

interface FrameStripProps {
  readonly view: ArticleView
  readonly now: OpenSession
}

/** The frame that is being built: its roles with their keys, and what fills them. */
export function FrameStrip({ view, now }: FrameStripProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const active = usePicked((state) => state.frame)
  const wantedType = useTagging((state) => state.wantedType)
  const armed = useTagging((state) => state.armed)
  const frame = active === null ? undefined : now.session.annotations.frames.get(active)
  const type = frameTypeOf(now.tagset, frame?.type ?? wantedType ?? typeOfKey(now, armed) ?? '')
  if (type === undefined) return null
  function filler(role: RoleDefinition): string {
    const fillers = frame === undefined ? [] : fillersIn(frame, role.id)
    const [first] = fillers
    if (first === undefined) return ''
    if (fillers.length > 1) return t('tagging.fillers', { count: fillers.length })
    if (first === writer) return t('annotation.writer')
    const span = now.session.annotations.spans.get(first)
    if (span !== undefined) return spanPieces(span).join(' … ')
    const inner = now.session.annotations.frames.get(first)
    return inner === undefined ? first : frameTypeName(now.tagset, inner.type, language)
  }

  const style = { '--hue': frameColour(now.tagset, type.id) } as CSSProperties
  return (
    <div className="frame-strip" style={style}>
      <span className="frame-strip-type">{type.name[language]}</span>
      <Toolbar className="frame-strip-roles" aria-label={t('tagging.strip')}>
        {type.roles.map((role) => (
          <Button
            key={role.id}
            className="frame-strip-role"
            data-armed={armed === role.key}
            preventFocusOnPress
            onPress={() => {
              view.focus()
              fillByKey(view, role.key)
            }}
          >
            <KeyCaps caps={[role.key]} />
            <span>{role.name[language]}</span>
            <bdi className="frame-strip-filler">{filler(role)}</bdi>
          </Button>
        ))}
      </Toolbar>
      <IconButton
        label={t('command.finish-frame')}
        command="finish-frame"
        onPress={() => {
          finishFrame()
          view.focus()
        }}
      >
        <Icon name="close" size={16} />
      </IconButton>
    </div>
  )
}

function typeOfKey({ tagset }: OpenSession, key: string | null): string | undefined {
  return tagset.frames.find(({ roles }) => roles.some((role) => role.key === key))?.id
}
