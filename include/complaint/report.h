#ifndef COMPLAINT_REPORT_H
#define COMPLAINT_REPORT_H

/* Reports: what happened over some days in all cases of an institution, in numbers.
 *
 *     complaint_report_options options = {.week = "2026-W40"};
 *     complaint_report *report = complaint_report_new(policy, &options, &err);
 *     while (... another case c ...) complaint_report_add(report, c, &err);
 *     complaint_report_write(report, COMPLAINT_REPORT_TEXT, COMPLAINT_ZH, text, &err);
 *
 * A case is looked at once and not needed any more: only totals are kept, and a digest by which a
 * case that was added already is known again. So a report over a million cases fits anywhere.
 *
 * Two times matter. The *days* of the report, in the zone of the policy, say what it is about: what
 * happened on them, and how things stood when the last of them was over. And `now` says what was
 * known: what was recorded later is left out, and how much that is, is said. The same cases, days
 * and `now` give the same bytes.
 *
 * docs/report.md says what each figure counts. No figure shows a name or the value of a personal
 * fact; but a small number can be about somebody who is known, and for that there is `withhold`. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/case.h"
#include "complaint/error.h"
#include "complaint/policy.h"
#include "complaint/text.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A report while cases are added to it, and after. */
typedef struct complaint_report complaint_report;

/** Counts below this are small, unless an institution says otherwise: for `withhold`. */
enum { COMPLAINT_REPORT_SMALL = 5 };

/** What a report is about. Zero means the default everywhere, but the days must be given: either a
 *  week, or the first and the last day. */
typedef struct complaint_report_options {
  const char *week;  /* as in `2026-W40`: ISO 8601, Monday to Sunday                         */
  const char *from;  /* a date                                                               */
  const char *to;    /* a date, included                                                     */
  int64_t now;       /* what was recorded by then is known; 0: when the last day is over     */
  unsigned withhold; /* counts from 1 to one less than this, 3 or more, are not shown; 0: all */
} complaint_report_options;

/** A report without cases yet. `policy` says where days begin, what a report looks for (its keys
 *  `reports` and `quality`), and what things are called. It is held.
 *
 *  The report is yours: complaint_report_free(). NULL on failure: E_ARGUMENT for days that cannot
 *  be, more than 100 years, a `now` before the first day, or a `withhold` of 2. */
complaint_report *complaint_report_new(complaint_policy *policy,
                                       const complaint_report_options *options,
                                       complaint_error *err);

/** Gives it back. NULL is nothing; before or after its policy and cases, as you like. */
void complaint_report_free(complaint_report *report);

/** Count a case in, read by the policy that it runs under: of the id of the report's, in that
 *  version or another. The case is folded anew, and is not needed any more.
 *
 *  E_INPUT when it runs under another policy, or a case of this process and id was added before;
 *  E_LIMIT when one of its scores is beyond a thousand million; E_POLICY, E_LIMIT and E_NOMEM as in
 *  complaint_case_decide(). The report is then as it was. */
complaint_status complaint_report_add(complaint_report *report, complaint_case *c,
                                      complaint_error *err);

/** How many cases were added, standing ones included, whatever is withheld. */
size_t complaint_report_case_count(const complaint_report *report);

/** One number.
 *
 *  It is named by `part`, `process`, `name` and `measure`, as in `duties`, `complaint`,
 *  `give_opinion@receive`, `days_7_29`; `process` and `name` are "" where there is nothing to say.
 *  The names live as long as the report. */
typedef struct complaint_figure {
  const char *part, *process, *name, *measure;
  int64_t value; /* -1 where it is not shown                                                  */
  bool small;    /* not shown, because it is a small count: 1 to one less than `withhold`     */
  bool withheld; /* not shown, because a small count would follow from it, or belongs to one  */
} complaint_figure;

/** Fill `out` with figure `i`, in the order in which a report is read; false, and nothing changed,
 *  where there is none. What was counted only if it happened has no figure where it did not; nor
 * have the parts of a total of which one is small. */
bool complaint_report_figure(complaint_report *report, size_t i, complaint_figure *out);

/** The form in which a report is written. JSON is canonical (RFC 8785); CSV is one table with the
 *  names of its columns in the first line (RFC 4180); both carry ids and no language. */
typedef enum complaint_report_format {
  COMPLAINT_REPORT_TEXT,
  COMPLAINT_REPORT_JSON,
  COMPLAINT_REPORT_CSV
} complaint_report_format;

/** Write it as it stands now; cases can be added afterwards. */
complaint_status complaint_report_write(complaint_report *report, complaint_report_format format,
                                        complaint_language language, complaint_text *out,
                                        complaint_error *err);

/** The event by which the policy wants this report recorded in a standing case, filled with the
 *  figures that it asks for, whatever is withheld: hand it to complaint_case_act(). Recording it is
 *  what discharges the duty to report. `at` is when it happens; facts that the action needs besides
 *  are the host's to add.
 *
 *  E_NOT_FOUND when no report of the policy that covers such days says how it is recorded;
 *  E_ARGUMENT when the actor's id is no opaque id, `at` no time, or on other days
 *  than the report's while nothing in the event says which days it is about. */
complaint_status complaint_report_event(complaint_report *report, const complaint_actor *actor,
                                        int64_t at, complaint_text *out, complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
