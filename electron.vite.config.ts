import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Gives out/ a package.json of its own, so that it is the whole app, as electron-builder packages it. */
const manifest: Plugin = {
  name: 'manifest',
  apply: 'build',
  writeBundle() {
    const { name, productName, version, description, license } = JSON.parse(
      readFileSync(at('package.json'), 'utf8'),
    )
    const app = {
      name,
      productName,
      version,
      description,
      license,
      type: 'module',
      main: 'main/main.js',
    }
    mkdirSync(at('out'), { recursive: true })
    writeFileSync(at('out/package.json'), `${JSON.stringify(app, null, 2)}\n`)
  },
}

/** Builds the three programs that make the app: main, preload and window. */
export default defineConfig({
  main: {
    plugins: [manifest],
    build: {
      outDir: 'out/main',
      // Nothing is looked up in node_modules at run time: it starts faster and packages smaller.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: at('src/main/main.ts'),
          worker: at('src/main/workers/worker.ts'),
          datasets: at('src/main/datasets/jobs/thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload has no module loader: one CommonJS file with everything in it.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome140',
      // Half as much to read and compile before the window can be used.
      minify: true,
      // The polyfill fetches, which the content policy allows nothing to do.
      modulePreload: { polyfill: false },
      // Everything stays a file of its own: the content policy allows no data: scripts or fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
})
