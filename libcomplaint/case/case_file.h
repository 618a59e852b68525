/* case_file.h - the first line of a case file.
 * Knows: the model, calendars, jansson. Must not know: events, files. */
#ifndef CPL_CASE_CASE_FILE_H
#define CPL_CASE_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "complaint/error.h"
#include "complaint/versions.h"
#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/model.h"

/* What the line says: texts that may stand in `memory` of their own. */
typedef struct cpl_file_head {
  cpl_text id, process;
} cpl_file_head;

void cpl_file_head_begin(cpl_file_head *head, const complaint_memory *memory);
void cpl_file_head_end(cpl_file_head *head);

/* Read the first line of file `name`, its line `number`, and hold it against the policy; what it
 * says of rules may differ if `other_rules`. */
complaint_status cpl_file_head_read(cpl_file_head *head, const cpl_model *model, const char *name,
                                    int number, const char *line, size_t size, bool other_rules,
                                    complaint_error *err);

/* Write that line, without its line feed. */
complaint_status cpl_file_head_write(const cpl_model *model, const char *id, const char *process,
                                     cpl_text *line, complaint_error *err);

/* What stands in a file, if it has the form of an id: no more of a foreign text gets into errors.
 */
const char *cpl_file_text_shown(const char *text);

/* The policy of the day on which an event happened, the first of its case; one more holder. NULL
 * when the event does not say when, or none was in force. */
complaint_policy *cpl_versions_for_event(const complaint_versions *versions, const char *json,
                                         size_t size, complaint_error *err);

#endif
