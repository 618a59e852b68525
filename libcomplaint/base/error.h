/* error.h - filling the caller's error struct. Never allocates. */
#ifndef CPL_BASE_ERROR_H
#define CPL_BASE_ERROR_H

#include <stdarg.h>
#include <stddef.h>

#include "complaint/error.h"

#if defined(__GNUC__)
#define CPL_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define CPL_PRINTF(at, first)
#endif

/* Fill `err` (which may be NULL) and return `status`, so that a caller can `return cpl_error(...)`.
 * A text that is cut is cut between UTF-8 characters. */
complaint_status cpl_error(complaint_error *err, complaint_status status, const char *format, ...)
    CPL_PRINTF(3, 4);

/* The same for something that stands in a file: text becomes `source:line: ...` (line 0: left out).
 */
complaint_status cpl_error_at(complaint_error *err, complaint_status status, const char *source,
                              int line, const char *format, ...) CPL_PRINTF(5, 6);

/* "out of memory", E_NOMEM. */
complaint_status cpl_error_nomem(complaint_error *err);

/* A handle that a call needs is NULL. If an earlier call has left its failure in `err`, that is
 * why, and it stays; else E_ARGUMENT. So a chain of calls can be checked once, at its end. */
complaint_status cpl_error_no_handle(complaint_error *err, const char *text);

/* Copy text into a fixed field; what does not fit is cut between UTF-8 characters. */
void cpl_error_field(char *field, size_t size, const char *text);

#endif
