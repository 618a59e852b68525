#ifndef COMPLAINT_ENGINE_H
#define COMPLAINT_ENGINE_H

/* The engine: it loads policies, and says what is wrong with those it refuses.
 *
 * An engine belongs to one thread at a time and shares nothing with other engines: there are no
 * globals behind it. What it makes (policies, and cases made from them) holds what it needs, so
 * that everything can be freed in any order; a garbage collector may choose it. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/calendar.h"
#include "complaint/error.h"
#include "complaint/memory.h"
#include "complaint/policy.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct complaint_engine complaint_engine;

/** Hands in the source of the policy file called `name`, as in `school.boxing`.
 *
 *  It is asked for the policy itself and for each file that a policy names with `require`. Set
 *  `*text` and `*size`; the bytes must stay until the next call or until loading ends. When there
 *  is no such file, answer COMPLAINT_E_NOT_FOUND, if you can with a sentence in `err`.
 *
 *  A name is dotted identifiers, and nothing else ever gets here: no slash, no `..`. */
typedef complaint_status (*complaint_source)(void *context, const char *name, const char **text,
                                             size_t *size, complaint_error *err);

/** How an engine works. Zero means the default everywhere. */
typedef struct complaint_options {
  complaint_memory memory; /* where all memory comes from                                       */
  int64_t fuel;            /* work that one policy may cost, some 5 ns each. 0: 10 million      */
  size_t memory_limit;     /* bytes that one policy's Lua may hold at any moment. 0: 16 MiB     */
  size_t source_bytes;     /* the longest source file. 0: 64 KiB                                */
  size_t string_bytes;     /* the longest text a policy may make. 0: 64 KiB                     */
  complaint_source source; /* where policy files come from. NULL: there are none                */
  void *source_context;    /* handed to `source`                                                */
} complaint_options;

/** A new engine. `options` may be NULL; it is copied.
 *
 *  It is yours: complaint_engine_free(). NULL when out of memory. */
complaint_engine *complaint_engine_new(const complaint_options *options, complaint_error *err);

/** Free an engine; NULL is fine. Policies that it loaded live on. */
void complaint_engine_free(complaint_engine *engine);

/** Let policies name a calendar, as in `calendar = "taiwan"`.
 *
 *  The engine and the policies hold the calendar: you may free yours at once. The name `cn` is
 *  there from the beginning; adding under a name that is taken replaces it for policies loaded from
 *  now on. Fails with E_ARGUMENT on a name that is no identifier, or is `every` or `working`. */
complaint_status complaint_engine_add_calendar(complaint_engine *engine, const char *name,
                                               complaint_calendar *calendar, complaint_error *err);

/** Load the policy file called `name` through the engine's source, with all it requires.
 *
 *  The policy is yours: complaint_policy_free(). NULL on failure: E_POLICY when the policy is
 *  wrong, E_LIMIT when it is too large or too slow, E_NOT_FOUND when there is no such file. `err`
 *  then holds the first error, complaint_engine_problem_at() all of them. */
complaint_policy *complaint_engine_load(complaint_engine *engine, const char *name,
                                        complaint_error *err);

/** The same for a policy whose source you have at hand. Files that it requires still come from the
 *  engine's source; `name` is what errors call it, and it must be a name as `source` gets it. */
complaint_policy *complaint_engine_load_text(complaint_engine *engine, const char *name,
                                             const char *source, size_t size, complaint_error *err);

/** An error refuses the policy. A warning is for its author: the policy works, perhaps not as
 *  meant. */
typedef enum complaint_severity { COMPLAINT_ERROR, COMPLAINT_WARNING } complaint_severity;

/** One thing that is wrong with a policy.
 *
 *  `text` is a whole sentence without a full stop, place first, and says what to do where that is
 *  known. Texts are never NULL; what does not apply is "" or 0. */
typedef struct complaint_problem {
  complaint_severity severity;
  const char *file;   /* as the source was asked for it: `school.boxing`            */
  int line;           /* from 1; 0: not about a line                                */
  const char *rule;   /* as in `complaint.record.needs`                             */
  const char *clause; /* as in `boxing:7.4`                                         */
  const char *text;
} complaint_problem;

/** How many problems the last load had, warnings of a successful one included.
 *
 *  All errors of a policy are reported together, by file and line, up to a hundred; the last one
 *  then says how many more there are. */
size_t complaint_engine_problem_count(const complaint_engine *engine);

/** Problem `index` of the last load. Borrowed until the next load, or until the engine is freed.
 *  NULL when there is no such problem. */
const complaint_problem *complaint_engine_problem_at(const complaint_engine *engine, size_t index);

#ifdef __cplusplus
}
#endif

#endif
