#ifndef COMPLAINT_VERSION_H
#define COMPLAINT_VERSION_H

/* Which release this is. The build reads the number from here; it is written nowhere else. */

#ifdef __cplusplus
extern "C" {
#endif

/** The release that a program was compiled against: major, minor and patch.
 *
 *  Within one major number a program keeps compiling and linking; before 1.0.0, within one minor
 *  number. */
#define COMPLAINT_VERSION "0.1.0"

/** The release that a program runs with. It differs from COMPLAINT_VERSION when another shared
 *  library was found than the one compiled against. Never NULL. */
const char *complaint_version(void);

#ifdef __cplusplus
}
#endif

#endif
