import type { Command } from './setting.ts'

/** A command of the command line. */
export type CommandName = Command | 'help'

interface CommandRow {
  /** What follows the command's name. */
  readonly usage: string
  readonly sentence: string
  /** Takes the image as its first word. */
  readonly takesImage: boolean
}

/** The commands that exist now, in the order in which help shows them. */
export const commands: Readonly<Record<CommandName, CommandRow>> = {
  package: {
    usage: '[IMAGE] [flags]',
    sentence: 'Write function.zip, a zip for each layer and manifest.json into the output directory; no AWS.',
    takesImage: true,
  },
  publish: {
    usage: '[IMAGE] [flags]',
    sentence: 'Package, publish the layers, and write their ARNs to layers.json and layers.yaml.',
    takesImage: true,
  },
  plan: {
    usage: '[flags]',
    sentence: 'Package, compare with AWS, and print what deploy would change.',
    takesImage: false,
  },
  deploy: {
    usage: '[flags]',
    sentence: 'Package, bring function and route up to date, test, then move the alias.',
    takesImage: false,
  },
  demo: {
    usage: '[flags]',
    sentence: 'Package the bundled image and show the plan against an empty account; needs nothing but Node.',
    takesImage: false,
  },
  help: {
    usage: '[COMMAND]',
    sentence: 'Show the commands, or what one of them reads.',
    takesImage: false,
  },
}

/** Whether a word is a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word)
}
