#ifndef COMPLAINT_ERROR_H
#define COMPLAINT_ERROR_H

/* What a call answers, and what it says when it fails.
 *
 * Every function that can fail takes a `complaint_error *` as its last parameter. It may be NULL.
 * On success it is left alone; on failure it says what is wrong, where, and what to do. Reporting a
 * failure never allocates, so that "out of memory" can always be told.
 *
 * A handle that is missing is told too: it is E_ARGUMENT, or, where `err` still holds the failure
 * that made it missing, that failure, so that several calls can be looked at once. What cannot fail
 * answers NULL, 0 or false without its handle; giving back NULL is nothing. */

#ifdef __cplusplus
extern "C" {
#endif

/* X(name, value, what the caller can do) - the one list from which names and sentences are made. */
#define COMPLAINT_STATUS_LIST(X)                                                                   \
  X(OK, 0, "success")                                                                              \
  X(E_NOMEM, -1, "out of memory: free something, or raise the engine's memory limit")              \
  X(E_ARGUMENT, -2, "the host passed a wrong argument: fix the call")                              \
  X(E_POLICY, -3, "the policy is wrong: tell its author, the error names file and line")           \
  X(E_LIMIT, -4, "the policy or the input is too large or too slow: drop it, or raise the limit")  \
  X(E_INPUT, -5, "an event, a case file or a calendar is malformed: fix the data")                 \
  X(E_NOT_FOUND, -6, "no such policy, process, action, duty or calendar")

typedef enum complaint_status {
#define X(name, value, sentence) COMPLAINT_##name = (value),
  COMPLAINT_STATUS_LIST(X)
#undef X
} complaint_status;

/** The failure of one call, in a struct that the caller brings.
 *
 *  `text` is one line, without a full stop, place first. It never holds the value of a personal
 *  fact. Members that do not apply are empty or zero. */
typedef struct complaint_error {
  complaint_status status;
  int line;         /* line in `source`, from 1; 0: not about a line             */
  char source[128]; /* policy file, calendar or case file; cut at the front      */
  char rule[128];   /* the rule, as in `complaint.record.needs`                  */
  char clause[64];  /* the clause, as in `boxing:7.4`                            */
  char text[512];   /* the whole sentence, source and line included              */
} complaint_error;

/** The name of a status, as in `E_POLICY`. Never NULL. */
const char *complaint_status_name(complaint_status status);

/** What a caller can do about a status, one sentence. Never NULL. */
const char *complaint_status_sentence(complaint_status status);

#ifdef __cplusplus
}
#endif

#endif
