import { commandLine, type Screen } from './command-line.ts'
import { abortOnSignals } from './interrupt.ts'

/** 128 + SIGINT, what a shell reports for a program that Ctrl-C ended. */
const interruptedExitCode = 130

/** The bundled AWS SDK runs on every Node that layerlift takes; its advice to upgrade is for those who install it. */
const quietSdk = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'

/** Runs the command line of this process and sets its exit code; `home` is the folder of package.json. */
export async function main(home: URL): Promise<void> {
  process.env[quietSdk] ??= 'true'
  const signal = abortOnSignals(process, {
    onFirst: () => process.stderr.write('\nstopping, and saying what is left; again to stop at once\n'),
    onAgain: () => process.exit(interruptedExitCode),
  })
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly)
  process.exitCode = await commandLine(process.argv.slice(2), {
    stdout: screenOf(process.stdout),
    stderr: screenOf(process.stderr),
    env: process.env,
    workingDirectory: process.cwd(),
    home,
    signal,
    now: () => new Date(),
  })
}

function screenOf(stream: NodeJS.WriteStream): Screen {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    // 0 where nobody has told the terminal its size.
    columns: stream.columns || 80,
  }
}

/** The reader is gone, as with `layerlift help | head`: nobody is left to tell. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
