#ifndef COMPLAINT_POLICY_H
#define COMPLAINT_POLICY_H

/* A loaded policy: the rules of one institution, checked and compiled.
 *
 * It never changes. Cases and decisions that need it hold it by themselves. What is here is for
 * hosts that list policies and build forms from them: which processes there are, which actions, and
 * which facts an action asks for. What is allowed at a moment is the case's to say.
 *
 * Everything is listed by number, from 0 until there is no more:
 *
 *     complaint_policy_action action;
 *     for (size_t i = 0; complaint_policy_action_at(policy, 0, i, COMPLAINT_ZH, &action); i++)
 *       puts(action.label);
 *
 * The structs are yours and are only filled in. A call that answers false leaves them alone. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/text.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct complaint_policy complaint_policy;

/** Let go of a policy; NULL is fine. It may outlive the engine that loaded it. */
void complaint_policy_free(complaint_policy *policy);

/** May threads share it? True unless the policy holds Lua functions: those run in a state that one
 *  thread at a time may use. */
bool complaint_policy_shareable(const complaint_policy *policy);

/* Every text below is borrowed from the policy. Where it has no label in the language that is asked
 * for, the other language's stands, and where it has none at all, the name. */

/** Its id, as in `cn.school.boxing`. */
const char *complaint_policy_id(const complaint_policy *policy);

/** Its version, as in `1.0.0`. */
const char *complaint_policy_version(const complaint_policy *policy);

/** The SHA-256 of its compiled meaning in hex: the same for the same rules, whatever comments,
 *  order of keys and labels. */
const char *complaint_policy_digest(const complaint_policy *policy);

/** The title of the regulation. */
const char *complaint_policy_title(const complaint_policy *policy, complaint_language language);

/** A process: a kind of record that has actions of its own, as a complaint, a suggestion or the
 *  daily round of an office. Its number is what the calls below take as `process`. */
typedef struct complaint_policy_process {
  const char *name;
  const char *label;
  bool standing;       /* the endless one of an institution, not one a case */
  size_t action_count; /* for complaint_policy_action_at()                  */
} complaint_policy_process;

/** Fill `out` with process `index`, in order of name. False when there is none. */
bool complaint_policy_process_at(const complaint_policy *policy, size_t index,
                                 complaint_language language, complaint_policy_process *out);

/** A named thing that an actor may do. Done and not undone, it is a step of the case.
 *
 *  Whether it is open now, to whom, and what speaks against it, a decision says; here stands what
 *  is always so. */
typedef struct complaint_policy_action {
  const char *name;
  const char *label;
  const char *stage; /* what a list of cases shows once it was done; "" where the policy has none */
  const char *per;   /* the kind of item that it works on; "case" for the case itself             */
  const char *adds;  /* the kind of item that it creates; "" when it creates none                 */
  bool starts, ends, corrects;
  size_t fact_count; /* for complaint_policy_fact_at() */
} complaint_policy_action;

/** Fill `out` with an action of a process, in order of name. False when there is none. */
bool complaint_policy_action_at(const complaint_policy *policy, size_t process, size_t index,
                                complaint_language language, complaint_policy_action *out);

/** When a form must ask for a fact. A decision says which of those that are needed sometimes are
 *  needed now. */
typedef enum complaint_need {
  COMPLAINT_ASKED,            /* the event may carry it          */
  COMPLAINT_NEEDED_SOMETIMES, /* needed under a condition        */
  COMPLAINT_NEEDED            /* every event must carry it       */
} complaint_need;

/** A fact that an action's event may carry: one field of its form.
 *
 *  An event that carries any other fact is refused. A value is written as the type asks: a date as
 *  `2014-09-10`, a time with its offset, money as an integer of the smallest unit, a set as a list,
 *  a party, item or case as an opaque id, never as a name. */
typedef struct complaint_policy_fact {
  const char *name;
  const char *label;
  const char *type; /* bool int text date time enum set money party item case offence sanction */
  const char *per;  /* the kind of item that it is a fact of; "case" for the case itself       */
  complaint_need need;
  bool personal;       /* about a person: no decision, explanation or error shows its value     */
  bool unknown;        /* may an event say `null`: that it is known to be unknown?             */
  bool has_range;      /* are `least` and `most` given?                                        */
  int64_t least, most; /* both included                                                        */
  size_t value_count;  /* of an enum, set, offence or sanction: complaint_policy_value_at()    */
} complaint_policy_fact;

/** Fill `out` with a fact of an action, in order of name. False when there is none. */
bool complaint_policy_fact_at(const complaint_policy *policy, size_t process, size_t action,
                              size_t index, complaint_language language,
                              complaint_policy_fact *out);

/** One of the values that a fact may have: what a form offers to choose from. `name` goes into the
 *  event, `label` to people. */
typedef struct complaint_policy_value {
  const char *name;
  const char *label;
} complaint_policy_value;

/** Fill `out` with a value of the fact called `fact`, in the policy's order. False when there is no
 *  such fact or value. */
bool complaint_policy_value_at(const complaint_policy *policy, const char *fact, size_t index,
                               complaint_language language, complaint_policy_value *out);

/** Somebody as whom one acts. `name` is what a decision calls it. */
typedef struct complaint_policy_role {
  const char *name;
  const char *label;
  bool party; /* a party to the case, not of the institution */
} complaint_policy_role;

/** Fill `out` with role `index`, in order of name. False when there is none. */
bool complaint_policy_role_at(const complaint_policy *policy, size_t index,
                              complaint_language language, complaint_policy_role *out);

/** How the policy reads a sentence of its regulation that can be read in two ways. A citation names
 *  it behind the clause: `boxing:7.4/R3`. */
typedef struct complaint_policy_reading {
  const char *name;
  const char *label;
  const char *choice, *choice_label; /* the way that was chosen               */
  size_t option_count;               /* of all ways: complaint_policy_option_at() */
} complaint_policy_reading;

/** Fill `out` with reading `index`, in the order in which people number. False when there is
 *  none. */
bool complaint_policy_reading_at(const complaint_policy *policy, size_t index,
                                 complaint_language language, complaint_policy_reading *out);

/** Fill `out` with a way in which the reading called `reading` could be chosen. False when there is
 *  no such reading or way. */
bool complaint_policy_option_at(const complaint_policy *policy, const char *reading, size_t index,
                                complaint_language language, complaint_policy_value *out);

#ifdef __cplusplus
}
#endif

#endif
