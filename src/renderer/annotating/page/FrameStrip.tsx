import type { CSSProperties } from 'react'
import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useTranslation } from 'react-i18next'
import { writer } from '#core/annotation/model.ts'
import { fillersIn } from '#core/annotation/roles.ts'
import { spanQuote } from '#core/annotation/sentence.ts'
import type { RoleDefinition } from '#core/annotation/tagset.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { useLocale } from '#renderer/language.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import type { OpenSession } from '../annotating-state.ts'
import { shortened } from '../desk/sentence-text.ts'
import { frameColour } from '../label-colours.ts'
import { usePicked } from '../selection-state.ts'
import { frameTypeName, frameTypeOf } from '../tagset-names.ts'
import { wordsDirection } from '../words-direction.ts'
import { fillByKey } from './filling-by-key.ts'
import { finishFrame } from './frame-building.ts'
import { useTagging } from './tagging-state.ts'

interface FrameStripProps {
  readonly view: ArticleView
  readonly now: OpenSession
}

/** Characters of a filler: the sheet would cut the beginning of Latin words in Arabic. */
const longestFiller = 16

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
  function filler(role: RoleDefinition) {
    const fillers = frame === undefined ? [] : fillersIn(frame, role.id)
    const span = now.session.annotations.spans.get(fillers[0] ?? '')
    if (span !== undefined && fillers.length === 1) {
      const dir = wordsDirection(now.article.document, span)
      return <Filler dir={dir}>{shortened(spanQuote(span), longestFiller)}</Filler>
    }
    return <Filler dir="auto">{fillerName(fillers)}</Filler>
  }
  function fillerName([first, ...more]: readonly string[]): string {
    if (first === undefined) return ''
    if (more.length > 0) return t('tagging.fillers', { count: more.length + 1 })
    if (first === writer) return t('annotation.writer')
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
            data-filled={frame !== undefined && fillersIn(frame, role.id).length > 0}
            preventFocusOnPress
            onPress={() => {
              view.focus()
              fillByKey(view, role.key)
            }}
          >
            <KeyCaps caps={[role.key]} />
            <span className="frame-strip-name">{role.name[language]}</span>
            {filler(role)}
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

interface FillerProps {
  readonly dir: 'rtl' | 'ltr' | 'auto'
  readonly children: string
}

/** What fills a role, cut where there is no room for it. */
function Filler({ dir, children }: FillerProps) {
  return children === '' ? null : (
    <bdi className="frame-strip-filler" dir={dir}>
      {children}
    </bdi>
  )
}

function typeOfKey({ tagset }: OpenSession, key: string | null): string | undefined {
  return tagset.frames.find(({ roles }) => roles.some((role) => role.key === key))?.id
}
