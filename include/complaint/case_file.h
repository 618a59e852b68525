#ifndef COMPLAINT_CASE_FILE_H
#define COMPLAINT_CASE_FILE_H

/* Case files: a case as lines of JSON, to keep, to send, to look into with any editor.
 *
 * The first line says what the file is:
 *
 *     {"case":"2026-0001","policy":"cn.school.boxing@1.0.0","process":"complaint", ...}
 *
 * and each line behind it is one event as complaint_case_act() answered it, in the order in which
 * they were recorded. `case` and `process` must be there. `policy` and `digest` (of the policy),
 * `calendar` (the editions, each with its digest) and `engine` (of libcomplaint and Lua) say what
 * the case was judged by when its first event was taken; what is there is checked against what is
 * loaded, so that an old case is never silently judged by other rules. `engine` is for people.
 *
 * The library opens no files: it is handed the bytes, and hands bytes back. */

#include <stdbool.h>
#include <stddef.h>

#include "complaint/case.h"
#include "complaint/error.h"
#include "complaint/policy.h"
#include "complaint/text.h"
#include "complaint/versions.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How to read a case file. Zero means the default everywhere. */
typedef struct complaint_case_file_options {
  bool other_rules; /* take a file of another version of the policy or of the calendar too */
  int first_line;   /* what errors call the first line, where these bytes are a part of a file;
                       0: 1                                                                */
} complaint_case_file_options;

/** The case that a file holds. `name` is what errors call the file, as in `2026-0001.jsonl`.
 *
 *  Lines end with a line feed; the last one may lack it. Every event is taken as it stands, lawful
 *  or not, as by complaint_case_add(). `options` may be NULL.
 *
 *  The case is yours: complaint_case_free(). NULL on failure, and `err` names file and line:
 *  E_INPUT when a line is malformed or the file belongs to another policy, E_NOT_FOUND when the
 *  policy has no such process. */
complaint_case *complaint_case_file_read(complaint_policy *policy, const char *name,
                                         const char *bytes, size_t size,
                                         const complaint_case_file_options *options,
                                         complaint_error *err);

/** The same where there are several versions of the policy: the case runs under the one that its
 *  file names, and where it names none, under the one that was in force on the day of the first
 *  event, which is that of the receipt. complaint_case_policy() says which one that is.
 *
 *  Besides what complaint_case_file_read() says: E_INPUT when the version that is named is not in
 *  the set (`other_rules`: the case then runs under the one of the receipt), E_NOT_FOUND when none
 *  was in force then. */
complaint_case *complaint_case_file_read_under(const complaint_versions *versions, const char *name,
                                               const char *bytes, size_t size,
                                               const complaint_case_file_options *options,
                                               complaint_error *err);

/** The first line of the file of a case, without its line feed. */
complaint_status complaint_case_file_header(const complaint_case *c, complaint_text *line,
                                            complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
