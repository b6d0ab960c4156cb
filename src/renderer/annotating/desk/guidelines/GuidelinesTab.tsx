import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { NoSession } from '#renderer/annotating/desk/NoSession.tsx'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { useTopic } from '#renderer/annotating/desk/topic.ts'
import { useSession } from '#renderer/annotating/desk/use-session.ts'
import { frameTypeName, labelName } from '#renderer/annotating/tagset-names.ts'
import { useLocale } from '#renderer/language.ts'
import { findTopic } from './find-topic.ts'
import { type GuidelineNode, readGuidelines } from './markdown-tree.ts'
import './Guidelines.css'

/** The tagset's guidelines, beside the article. */
export default function GuidelinesTab() {
  const session = useSession()
  return session === null ? <NoSession /> : <Guidelines session={session} />
}

function Guidelines({ session }: { readonly session: OpenSession }) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const page = useRef<HTMLElement>(null)
  const topic = useTopic((state) => state.topic)
  const { guidelines } = session.opened.tagset
  const other = language === 'ar' ? 'en' : 'ar'
  const own = guidelines[language]
  const markdown = own ?? guidelines[other]
  const nodes = useMemo(() => (markdown === null ? [] : readGuidelines(markdown)), [markdown])
  const shown = own === null ? other : language
  const at =
    topic === null
      ? -1
      : findTopic(
          nodes,
          topic.kind === 'span'
            ? labelName(session.tagset, topic.id, shown)
            : frameTypeName(session.tagset, topic.id, shown),
          topic.kind,
        )
  useEffect(() => {
    const heading = page.current?.querySelector<HTMLElement>('[data-topic="true"]')
    if (topic === null || at === -1 || !heading) return
    heading.scrollIntoView({ block: 'start' })
    heading.focus({ preventScroll: true })
  }, [topic, at])

  return (
    <article
      ref={page}
      className="guidelines"
      aria-label={t('annotating.guidelines.label')}
      tabIndex={-1}
    >
      {markdown === null ? (
        <Glossary tagset={session.tagset} />
      ) : (
        <>
          {own === null && (
            <p className="guidelines-hint">{t('annotating.guidelines.otherLanguage')}</p>
          )}
          <div lang={shown} dir={shown === 'ar' ? 'rtl' : 'ltr'}>
            <Nodes nodes={nodes} topic={at} />
          </div>
        </>
      )}
    </article>
  )
}

interface NodesProps {
  readonly nodes: readonly GuidelineNode[]
  /** Place of the heading that is looked for. */
  readonly topic?: number
}

function Nodes({ nodes, topic = -1 }: NodesProps) {
  return nodes.map((node, place) => (
    <Node key={keyOf(node, place)} node={node} isTopic={place === topic} />
  ))
}

/** A page never changes while it is shown: a node's place is its name. */
function keyOf({ kind }: GuidelineNode, place: number): string {
  return `${place} ${kind}`
}

/** Examples are in Arabic whatever the page's language: they go by their own first letter. */
function Node({ node, isTopic }: { readonly node: GuidelineNode; readonly isTopic: boolean }) {
  switch (node.kind) {
    case 'heading': {
      const Heading = node.level === 1 ? 'h2' : node.level === 2 ? 'h3' : 'h4'
      return (
        <Heading data-topic={isTopic} tabIndex={-1}>
          {node.text}
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Nodes nodes={node.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote dir="auto">
          <Nodes nodes={node.children} />
        </blockquote>
      )
    case 'bullets':
      return (
        <ul>
          <Nodes nodes={node.children} />
        </ul>
      )
    case 'numbers':
      return (
        <ol>
          <Nodes nodes={node.children} />
        </ol>
      )
    case 'item':
      return (
        <li>
          <Nodes nodes={node.children} />
        </li>
      )
    case 'strong':
      return (
        <strong>
          <Nodes nodes={node.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      )
    case 'code':
      return <code dir="ltr">{node.text}</code>
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'rule':
      return <hr />
  }
}

/** Without a page of guidelines, what the tagset says of its own labels. */
function Glossary({ tagset }: { readonly tagset: Tagset }) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const entry =
    (kind: 'span' | 'frame') =>
    ({ id, name, help }: Tagset['spans'][number] | Tagset['frames'][number]) => (
      <div key={id} className="glossary-entry">
        <dt>
          <Swatch tagset={tagset} kind={kind} id={id} />
          {name[language]}
        </dt>
        <dd>{help[language]}</dd>
      </div>
    )
  return (
    <>
      <p className="guidelines-hint">{t('annotating.guidelines.none')}</p>
      <dl>
        {tagset.spans.map(entry('span'))}
        {tagset.frames.map(entry('frame'))}
      </dl>
    </>
  )
}
