/* story.h - a case told event by event, and claims about what it has come to.
 *
 * A policy is written as the inside of its table; a story fills in what every policy needs. Events
 * are numbered as they are told; times are in +08:00 and of 2014, as in "09-10T08:00", unless they
 * name a year of their own, as in "2016-02-29T08:00". */
#ifndef CPL_TESTS_STORY_H
#define CPL_TESTS_STORY_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "complaint.h"

typedef struct story {
  complaint_engine *engine;
  complaint_policy *policy;
  complaint_case *c;
  complaint_decision *decision;
  unsigned events;
} story;

/* A process `p` with these `items = ..., actions = ...`, and `head`: roles, facts and the like. */
story story_of(const char *head, const char *process);
/* The same in an engine with these options (NULL: the default), memory included. */
story story_in(const complaint_options *options, const char *head, const char *process);
void story_end(story *s);

/* Does this policy load? If not, some problem's text must hold `text` (NULL: it must load). */
void assert_policy(const char *head, const char *process, const char *text);

/* An event as it was recorded: `who` is "id/role,role", `more` further members ("" for none), as in
 * "\"on\":\"a1\",\"facts\":{\"x\":1}". */
void tell(story *s, const char *at, const char *action, const char *who, const char *more);
/* One that was recorded later than it happened. */
void tell_late(story *s, const char *at, const char *recorded_at, const char *action,
               const char *who, const char *more);
/* A new one, judged strictly: was it taken? */
bool attempt(story *s, const char *at, const char *action, const char *who, const char *more);
/* One that the library must not take, because it is malformed; `text` is in the message. */
void assert_untellable(story *s, const char *at, const char *action, const char *who,
                       const char *more, const char *text);

/* Judge as of a time, with nobody in particular asking, or with an actor. */
void decide(story *s, const char *now);
void decide_as(story *s, const char *now, const char *who);

/* The decision as JSON; valid until the next call. */
const char *story_json(story *s);

int64_t story_time(const char *text);

/* ---- claims about the last decision; `on` "" is the case ------------------------------------- */
void assert_open(story *s, const char *action, const char *on);
void assert_refusal(story *s, const char *action, const char *on, const char *why,
                    const char *what);
/* All reasons, in order: "role clerk; after note on a1". */
void assert_reasons(story *s, const char *action, const char *on, const char *reasons);
/* All reasons against an event that stands as unlawful, in the same form; "void: " before them if
 * nothing was done. */
void assert_unlawful(story *s, unsigned event, const char *reasons);
/* One breach of this kind; `what` of an unlawful one is the action. */
void assert_breach(story *s, const char *why, const char *what);
void assert_no_breach(story *s);
/* A duty's state; `due` "" where it has none. With several rounds: the last. */
void assert_duty(story *s, const char *duty, const char *on, const char *state, const char *due);
void assert_no_duty(story *s, const char *duty, const char *on);
void assert_rest(story *s, bool at_rest);
/* A part of the decision's JSON. */
void assert_json(story *s, const char *part);
void assert_no_json(story *s, const char *part);

#endif
