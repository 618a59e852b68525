/* state.h - what the events of a case have made of it: items, steps, facts, duties, breaches.
 *
 * The state is a pure function of (policy, events, now). It is folded event by event and read by
 * deciding; its arrays keep their room when it is folded afresh.
 * Knows: model, event, ids. Must not know: JSON, where events come from. */
#ifndef CPL_CASE_STATE_H
#define CPL_CASE_STATE_H

#include "libcomplaint/base/memory.h"
#include "libcomplaint/case/event.h"
#include "libcomplaint/case/ids.h"
#include "libcomplaint/policy/matching.h"
#include "libcomplaint/policy/policy.h"

/* A kept value that is not known. */
#define CPL_UNKNOWN CPL_NOT_KNOWN

/* What is true seen from one place. Made after each event, so that judging only reads. */
typedef struct cpl_view {
  cpl_set stands;  /* steps                                                     */
  cpl_set excused; /* steps directed to absent parties: not waited for, not open */
  cpl_set atoms, absent;
} cpl_view;

/* Item 0 is the case itself. A parent always stands before its children. */
typedef struct cpl_item {
  cpl_view seen;
  cpl_set steps, atoms;      /* its own                                           */
  cpl_set under_kinds;       /* actions of the kinds that have items below         */
  uint32_t id, parent, next; /* next: of its kind, in order of creation; 0: last   */
  uint32_t slots;            /* first kept value in state->slots                   */
  uint16_t kind;
} cpl_item;

typedef enum cpl_duty_state { CPL_WAITING, CPL_OWED, CPL_DONE, CPL_VOID } cpl_duty_state;

enum {
  CPL_WAS_LIVE = 1 << 0,   /* shown, even while it waits               */
  CPL_WAS_ABSENT = 1 << 1, /* its party is not there yet, or not any more */
  CPL_MOVED = 1 << 2,      /* extended                                 */
  CPL_PAUSED = 1 << 3,     /* a suspension runs                        */
  CPL_LATE_TOLD = 1 << 4   /* the due that passed is a breach already  */
};

typedef struct cpl_duty {
  uint16_t rule;
  uint8_t state, flags;
  uint32_t on, round;
  uint16_t entry; /* the entry of process->owed that holds, or held last */
  cpl_moment since;
  union {
    cpl_moment opened; /* while it waits or is owed */
    cpl_moment done;   /* when it has ended         */
  };
  cpl_due due;
} cpl_duty;

/* Somebody whom a fact named as a party, and stays one whatever it says later. */
typedef struct cpl_party {
  cpl_set roles;
  uint32_t id;
} cpl_party;

/* A duty was given a new due; of several the last one counts. */
typedef struct cpl_extension {
  uint32_t duty;
  cpl_moment at; /* when it was, or counts as, recorded */
  cpl_due given; /* before later suspensions            */
} cpl_extension;

typedef struct cpl_pause {
  uint32_t duty;
  cpl_interval interval;
  cpl_due due; /* when it began */
} cpl_pause;

/* Why an action is refused: one word, so that writing it is one store. */
typedef uint64_t cpl_reason;

typedef enum cpl_why {
  CPL_WHY_ROLE,
  CPL_WHY_RECUSED,
  CPL_WHY_SAME_PERSON,
  CPL_WHY_ABSENT,
  CPL_WHY_NO_ITEM,
  CPL_WHY_NOT_STARTED,
  CPL_WHY_STARTED,
  CPL_WHY_ENDED,
  CPL_WHY_WHEN,
  CPL_WHY_NEEDS,
  CPL_WHY_AFTER,
  CPL_WHY_OFFENCE,
  CPL_WHY_BEFORE_DUE,
  CPL_WHY_NO_DUTY,
  CPL_WHY_OWED
} cpl_why;

/* What `what` counts in. */
typedef enum cpl_what {
  CPL_WHAT_NOTHING,
  CPL_WHAT_ROLE,
  CPL_WHAT_ID,
  CPL_WHAT_ACTION,
  CPL_WHAT_ATOM, /* its name */
  CPL_WHAT_FACT,
  CPL_WHAT_RULE,
  CPL_WHAT_OFFENCE
} cpl_what;

enum { CPL_ON_NOWHERE = (1 << 20) - 1, CPL_ITEMS_MAX = CPL_ON_NOWHERE - 1 };

/* why 5 bits, kind of what 3, cites 16, on 20, what 20. */
static inline cpl_reason cpl_reason_make(unsigned why, unsigned kind, uint32_t what, uint32_t on,
                                         unsigned cites) {
  return (cpl_reason)why | (cpl_reason)kind << 5 | (cpl_reason)cites << 8 | (cpl_reason)on << 24 |
         (cpl_reason)what << 44;
}
/* A reason made for item 0, moved to another one. */
static inline cpl_reason cpl_reason_on_item(cpl_reason r, uint32_t on) {
  return r | (cpl_reason)on << 24;
}
static inline cpl_why cpl_reason_why(cpl_reason r) {
  return (cpl_why)(r & 31);
}
static inline cpl_what cpl_reason_kind(cpl_reason r) {
  return (cpl_what)(r >> 5 & 7);
}
static inline uint16_t cpl_reason_cites(cpl_reason r) {
  return (uint16_t)(r >> 8 & 0xFFFF);
}
static inline uint32_t cpl_reason_on(cpl_reason r) {
  return (uint32_t)(r >> 24 & 0xFFFFF);
}
/* `what` and then `on`, to compare reasons of one kind by. */
static inline uint64_t cpl_reason_what_on(cpl_reason r) {
  return r >> 24;
}
static inline uint32_t cpl_reason_what(cpl_reason r) {
  return (uint32_t)(r >> 44);
}

typedef enum cpl_breach_kind {
  CPL_UNLAWFUL,
  CPL_LATE,
  CPL_GAP,
  CPL_OVERDUE,
  CPL_MISSED
} cpl_breach_kind;

typedef struct cpl_breach {
  uint8_t why; /* cpl_breach_kind */
  bool is_void, soft;
  uint16_t cites;
  uint16_t what;                 /* unlawful: action, else rule                          */
  uint32_t on;                   /* item; unlawful on an item that is not there: NOWHERE  */
  uint32_t id;                   /* the id that event gave for its item; 0: none          */
  uint32_t event;                /* seq; 0: none                                          */
  uint32_t reason, reason_count; /* in the same object's reasons           */
  cpl_day period;                /* late or missed, of a period duty                      */
  bool has_period;
  cpl_moment from, till; /* gap; till NEVER while it lasts                 */
} cpl_breach;

/* A step whose time or doers somebody asks for. */
typedef struct cpl_deed {
  uint32_t on, event; /* item; index of the event */
  cpl_moment at;
  uint16_t action;
} cpl_deed;

/* One period in which a period duty was done. */
typedef struct cpl_period {
  uint16_t rule;
  cpl_day first;
  cpl_moment done;
} cpl_period;

typedef struct cpl_state {
  complaint_policy *policy;
  const cpl_process *process;
  complaint_memory memory;
  cpl_ids *ids;
  const struct cpl_record *record; /* for the doers of deeds */

  cpl_moment known_by;            /* the `now` whose calendar editions the dues use */
  const cpl_edition *editions[8]; /* by model->calendars                            */
  cpl_set derived;                /* atoms made from a whole view: presence, composed */
  complaint_status failed;        /* not OK: the state is worthless                  */
  complaint_error *trouble;       /* where the call at hand tells why; may be NULL   */
  bool looks_new; /* atoms, items, or facts on which dues rest, since the duties were looked at */
  bool started;
  bool has_begun;   /* standing: what is owed from the beginning is open */
  uint16_t ended;   /* action + 1; 0: not ended                       */
  uint16_t stage;   /* action + 1; 0: none                            */
  cpl_moment begun; /* standing: when its duties begin; NEVER: no event */
  cpl_moment clock; /* time of the latest event folded                */
  cpl_set stood_in; /* roles whose department is complained of        */
  uint32_t event_count;

  cpl_item *items;
  cpl_value *slots;
  cpl_duty *duties;
  cpl_pause *pauses;
  cpl_extension *extensions;
  cpl_party *parties;
  cpl_breach *breaches;
  cpl_reason *reasons;
  cpl_deed *deeds;
  cpl_period *periods;
  uint32_t item_count, slot_count, duty_count, pause_count, extension_count, party_count,
      breach_count, reason_count, deed_count, period_count;
  uint32_t
      *unfinished; /* duties that wait or are owed, in order of opening; some that just ended */
  uint32_t unfinished_count;
  uint32_t looked_at;       /* of those: the first ones, all but the new                */
  cpl_set unfinished_steps; /* their actions, at least                                   */
  cpl_interval *intervals;  /* scratch: the pauses of one duty                    */
  uint32_t item_room, slot_room, duty_room, pause_room, extension_room, party_room, breach_room,
      reason_room, deed_room, period_room, interval_room, unfinished_room;
  uint32_t *first_of_kind, *last_of_kind; /* by kind; 0: none (kind 0: the case) */
} cpl_state;

/* An empty state. False when there is no memory; end it all the same. */
bool cpl_state_begin(cpl_state *state, const complaint_memory *memory, complaint_policy *policy,
                     const cpl_process *process, cpl_ids *ids, const struct cpl_record *record);
void cpl_state_end(cpl_state *state);

/* Forget everything that was folded; the room stays. The dues of what follows are counted with the
 * calendars as published by `now`. */
void cpl_state_reset(cpl_state *state, cpl_moment now);

/* Would `now` read the same editions of the calendars? */
bool cpl_state_same_editions(const cpl_state *state, cpl_moment now);

/* Remember that memory has run out. */
void cpl_state_out_of_memory(cpl_state *state);

/* Make an array of the state hold `count` elements; see cpl_grow. Cases are many and mostly at
 * rest, so there is little room to spare. False, and the state has failed, when there is no memory.
 */
bool cpl_state_grow(cpl_state *state, void *array, uint32_t *room, size_t count, size_t size);
#define CPL_STATE_GROW(state, array, room, count)                                                  \
  cpl_state_grow(state, &(state)->array, &(state)->room, count, sizeof *(state)->array)

/* Run through the numbers in a set, lowest first. `break` leaves the one number only. */
#define CPL_EACH(i, set)                                                                           \
  for (cpl_set i##_left = (set); i##_left != 0; i##_left &= i##_left - 1)                          \
    for (unsigned i = (unsigned)__builtin_ctzll(i##_left), i##_once = 1; i##_once; i##_once = 0)

#endif
