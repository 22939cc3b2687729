import { ProfileRefused } from '#shared/domain/errors.ts'
import { lockProfile } from '#electron/profile/profileLock.ts'

/** Tries to take the lock of a folder, says how it went, and holds it until it is killed. Argument: folder. */
try {
  await lockProfile(process.argv[2] ?? '', 'desktop')
  process.stdout.write('held\n')
  setInterval(() => {}, 1000)
} catch (error) {
  process.stdout.write(error instanceof ProfileRefused ? `${error.code} ${error.message}\n` : `broken ${String(error)}\n`)
}
