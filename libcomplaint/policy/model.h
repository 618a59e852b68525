/* model.h - a compiled policy: flat arrays, and small numbers in place of names.
 *
 * A set of up to 64 actions, roles, fields or atoms is one word. "Does the row hold?", "what is
 * missing?", "who may?" are then one or two ANDs, and a loop runs only over what is really missing,
 * because that has to be written down as a reason.
 *
 * Nothing in here changes once it is built. All of it lives in the policy's arena.
 * Knows: calendar, base. Must not know: Lua, files, cases, JSON. */
#ifndef CPL_POLICY_MODEL_H
#define CPL_POLICY_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libcomplaint/base/time.h"
#include "libcomplaint/calendar/calendar.h"
#include "libcomplaint/policy/report_rule.h"

typedef uint64_t cpl_set; /* bit i: action, role, field or atom number i */

enum { CPL_SET_MAX = 64, CPL_NONE = 0xFFFF };

/* Text in both languages; either may be NULL. */
typedef struct cpl_label {
  const char *zh, *en;
} cpl_label;

/* A run in one of the arrays of the policy or the process. */
typedef struct cpl_span {
  uint16_t first, count;
} cpl_span;

/* ---- the register ---------------------------------------------------------------------------- */

typedef struct cpl_clause {
  const char *name;     /* "boxing:7.4"                                           */
  const char *kind;     /* "rule", "duty", "conduct"; never NULL                  */
  const char *advisory; /* why nothing enforces it (or part of it); NULL: enforced */
  cpl_label reason;     /* the same in each language                               */
  cpl_label label;
} cpl_clause;

typedef struct cpl_option {
  const char *name;
  cpl_label label;
} cpl_option;

typedef struct cpl_reading {
  const char *name; /* "R3" */
  uint16_t cites;
  uint16_t choice; /* among its options */
  const cpl_option *options;
  uint16_t option_count;
  cpl_label label;
} cpl_reading;

/* One citation, as it is printed: "boxing:7.4/R3". A citation without a reading has CPL_NONE. */
typedef struct cpl_cite {
  const char *text;
  uint16_t clause, reading;
} cpl_cite;

/* ---- facts and values ------------------------------------------------------------------------ */

typedef enum cpl_type {
  CPL_BOOL,
  CPL_INT,
  CPL_TEXT_FACT,
  CPL_DATE,
  CPL_TIME,
  CPL_ENUM,
  CPL_SET_FACT,
  CPL_MONEY,
  CPL_PARTY,
  CPL_ITEM,
  CPL_CASE,
  CPL_OFFENCE,
  CPL_SANCTION
} cpl_type;

enum { CPL_TYPES = CPL_SANCTION + 1 };

/* The value of a fact as one number: bool 0/1; int, money as they are; date: day; time: moment;
 * enum: number of the value; set: bit mask of values; party, item, case: number of the id, from 1
 * (the policy's own `ids` first, then the case's); offence, sanction: number. A text has no number:
 * only that it is known. */
typedef int64_t cpl_value;

typedef struct cpl_fact {
  const char *name;
  uint8_t type; /* cpl_type */
  bool personal, has_default, has_range;
  bool unknown;              /* an event may say null of it          */
  cpl_value fallback;        /* the default                          */
  cpl_value least, most;     /* range, both ends included            */
  cpl_value proven;          /* bit mask of enum values that count as true */
  const char *const *values; /* enum and set, as declared          */
  const cpl_label *labels;   /* of the values                        */
  uint16_t value_count;
  uint16_t cites;  /* 0: none */
  const char *per; /* name of an item kind, or "case" */
  cpl_label label;
} cpl_fact;

typedef struct cpl_offence {
  const char *name, *category; /* category may be NULL */
  uint16_t cites;
  cpl_label label;
} cpl_offence;

typedef struct cpl_sanction {
  const char *name;
  uint16_t cites;
  cpl_set variants; /* of the enum fact `variant`; 0: none */
  cpl_label label;
} cpl_sanction;

typedef struct cpl_role {
  const char *name;
  bool party;
  uint32_t department; /* id number, from 1; 0: none  */
  uint16_t stand_in;   /* role; CPL_NONE: none        */
  uint16_t cites;
  cpl_label label;
} cpl_role;

/* ---- rows ------------------------------------------------------------------------------------ */

/* An atom is one distinct test. Tests of one fact are worked out when the fact is written; a row is
 * then two masks. `when` gives `must`, `unless` gives `must_not`. */
typedef struct cpl_row {
  cpl_set must, must_not;
} cpl_row;

typedef enum cpl_test {
  CPL_TEST_ANY,      /* the value is one of `values`; a set has one of the mask `least`  */
  CPL_TEST_ALL,      /* the set has all of `values`, given as the mask in `least`      */
  CPL_TEST_RANGE,    /* least <= value <= most                                         */
  CPL_TEST_THAN,     /* least <= value - value of `other` <= most, at the same place   */
  CPL_TEST_OLD,      /* the same with the value before this event                      */
  CPL_TEST_BEYOND,   /* value later than `limit` after step `other`                    */
  CPL_TEST_PRESENT,  /* role `other` is present                                        */
  CPL_TEST_FUNCTION, /* Lua function number `other` over `reads`                       */
  CPL_TEST_NEVER,    /* a reading that was chosen otherwise: false                     */
  CPL_TEST_ALIEN     /* of another version: what this one does not know, so false      */
} cpl_test;

typedef struct cpl_atom {
  uint8_t test;          /* cpl_test                                                     */
  uint16_t field;        /* field tested; CPL_NONE for present, function, never          */
  uint16_t other;        /* see cpl_test                                                 */
  cpl_span values;       /* into process->values (ANY), or process->lists (reads: fields) */
  cpl_value least, most; /* INT64_MIN, INT64_MAX where open                              */
  cpl_limit limit;
  const char *name; /* the key that a failing row names: fact, role or reading            */
} cpl_atom;

/* One conditional entry of by, to, after or needs. */
typedef struct cpl_entry {
  cpl_row when;
  cpl_set what;
  uint16_t cites; /* the action's own where the entry has none */
  uint16_t of;    /* after: the field that names the item asked; CPL_NONE */
} cpl_entry;

/* ---- processes ------------------------------------------------------------------------------- */

/* A kind of item; kind 0 is the case itself. */
typedef struct cpl_kind {
  const char *name;
  uint16_t of;       /* parent kind; 0: the case; kind 0: CPL_NONE                         */
  uint16_t parent;   /* field that names the parent item; CPL_NONE when `of` is the case    */
  uint16_t named_by; /* field that gives the id of an added item; CPL_NONE: the event's `on` */
  uint16_t depth;    /* 0: the case                                                        */
  cpl_set below;     /* kinds under this one, itself excluded                              */
  /* What belongs to items of this kind, and to those of this kind and all below it. */
  cpl_set actions, actions_under, atoms, atoms_under;
  cpl_set directed; /* actions of this kind or one above, to a role that can be absent */
  cpl_set default_atoms, default_fields; /* true and known from the start, by defaults      */
  uint16_t slots;                        /* kept values of one item                         */
  uint16_t action_count, imposing_count; /* of `actions`, and of those that impose          */
  uint32_t most_reasons;                 /* that those of them that are simple can have      */
  cpl_label label;
} cpl_kind;

/* A fact as a process uses it: tested, or read by an effect. At most 64 a process; a fact that is
 * carried and nothing more is none. In order of name. */
typedef struct cpl_field {
  uint16_t fact;
  uint16_t kind; /* of item it belongs to; 0: the case                             */
  uint16_t slot; /* where its value is kept in the item; CPL_NONE: only "known"     */
  bool is_set;   /* its value is a mask                                             */
  cpl_set atoms; /* ANY, ALL and RANGE atoms that test it                           */
} cpl_field;

/* What deciding reads of an action: one cache line. Everything else is in cpl_effect. */
typedef struct cpl_action {
  cpl_set after, needs, by, to; /* the unconditional entries: steps, own facts, roles, roles */
  cpl_row when;
  uint16_t cites;
  uint16_t more; /* first conditional entry: all of by, then to, after, needs */
  uint8_t more_by, more_to, more_after, more_needs;
  uint8_t kind; /* it works on items of this kind; 0: the case */
  uint8_t spare;
  uint16_t flags; /* CPL_STARTS ...                              */
} cpl_action;

enum {
  CPL_STARTS = 1 << 0,
  CPL_ENDS = 1 << 1,
  CPL_REOPENS = 1 << 2,
  CPL_CORRECTS = 1 << 3,
  CPL_FINDS = 1 << 4,
  CPL_IMPOSES = 1 << 5,
  CPL_EXTENDS = 1 << 6,
  CPL_BEFORE_DUE = 1 << 7,
  CPL_SUSPENDS = 1 << 8,
  CPL_RESUMES = 1 << 9,
  CPL_ADDS = 1 << 10,
  CPL_STAGED = 1 << 11,
  CPL_NOT_BY = 1 << 12
};

typedef struct cpl_constant {
  uint16_t field;
  cpl_value value;
} cpl_constant;

/* What an event of this action does, and what people read of it. */
typedef struct cpl_effect {
  const char *name;
  cpl_label label, stage;
  uint16_t heeds;     /* cites; 0: none                                              */
  cpl_span carries;   /* its own facts, needed or asked, in order: process->lists. Bit i of
                         `needs` is the i-th of them                                     */
  cpl_set own_fields; /* the fields among them                                        */
  cpl_set own_atoms;  /* atoms of those fields: undecided while there is no event      */
  uint16_t adds;      /* kind; 0: none                                                */
  cpl_set not_by;     /* steps                                                        */
  cpl_set undoes;     /* steps, with all that came after them, never itself           */
  cpl_set counts_as;  /* itself and `instead_of`                                      */
  cpl_span triggers;  /* duties it sets off: process->lists                           */
  cpl_span extends, suspends, resumes; /* duties: process->lists                       */
  uint16_t extends_to;     /* field with the new due                                       */
  cpl_span sets;           /* process->constants                                           */
  uint16_t finds, imposes; /* field of the finding, of the sanction; CPL_NONE          */
} cpl_effect;

/* Triggers of duties that are no actions. */
enum { CPL_IN_FORCE = CPL_SET_MAX, CPL_ALWAYS, CPL_EACH_DAY, CPL_EACH_WEEK, CPL_EACH_MONTH };

/* One (conditional) entry of what is owed. */
typedef struct cpl_owed {
  cpl_row when;
  cpl_limit within;             /* unit NONE: promptly                                        */
  uint16_t before, due, period; /* fields; CPL_NONE                               */
  uint16_t calendar; /* policy->calendars: for `within`, and which days count (a period duty) */
  uint16_t cites;
  bool soft;       /* normally                                                   */
  bool since_live; /* since = "live"                                             */
} cpl_owed;

/* A duty as the policy has it: `action@trigger`. In order of action, then trigger. */
typedef struct cpl_duty_rule {
  const char *name;
  uint8_t action, trigger, kind; /* kind: of item it is owed on */
  cpl_span entries;              /* process->owed               */
  cpl_set extended_by;           /* actions                     */
} cpl_duty_rule;

/* Rows of the guideline, in the policy's order; those whose `offence` (or other leading enum-like
 * field) is the same are found through `groups`. */
typedef struct cpl_guideline_test {
  uint16_t field;
  uint8_t test;          /* ANY (over a bit mask of values < 64 in `least`), RANGE          */
  uint8_t column;        /* where its value stands: see process->guideline_kind             */
  cpl_value least, most; /* ANY with one value: least == most == the value, test RANGE      */
} cpl_guideline_test;

/* A row as it is matched: of its tests those that its group does not answer already, each as
 * (value - least) <= span without a sign, or a bit of the mask `span`. A value that is not known
 * passes none. */
typedef struct cpl_guideline_bound {
  cpl_value least;
  uint64_t span;
  uint32_t skip; /* where it fails: this many rows on; those between have the same test */
  uint8_t column;
  bool is_mask;
} cpl_guideline_bound;

typedef struct cpl_guideline_match {
  cpl_set open;
  uint32_t row;    /* in process->guideline             */
  uint32_t bounds; /* first in process->guideline_bounds */
  uint16_t count;  /* of bounds                         */
  uint16_t cites;
} cpl_guideline_match;

/* The values of one column that rows tell apart: position 0 is every value below `least + 1`, then
 * one after the other, and the last but one every value above; the last is "not known". */
typedef struct cpl_guideline_axis {
  cpl_value least;
  uint32_t count; /* of positions, without the last */
  uint32_t stride;
  uint32_t column;
} cpl_guideline_axis;

typedef struct cpl_guideline_row {
  uint32_t tests; /* first in process->guideline_tests */
  uint16_t test_count;
  uint16_t cites;
  cpl_set open; /* sanctions */
} cpl_guideline_row;

/* All actions that are directed to just these roles. */
typedef struct cpl_address {
  cpl_set to, actions;
} cpl_address;

typedef struct cpl_process {
  const char *name;
  cpl_label label;
  bool standing;

  const cpl_kind *kinds;
  const cpl_field *fields;
  const cpl_action *actions; /* in order of name, like effects */
  const cpl_effect *effects;
  const cpl_atom *atoms; /* of one row in order of name: the lowest failing is the first key */
  const cpl_duty_rule *rules;
  const uint16_t *field_of; /* by fact of the policy; CPL_NONE: none     */
  uint16_t kind_count, field_count, action_count, atom_count, rule_count;

  const cpl_entry *entries;
  const cpl_owed *owed;
  const cpl_value *values;
  const uint16_t *lists;
  const cpl_constant *constants;
  const cpl_row *offence_rows; /* any of the rows of an offence must hold                */
  uint16_t offence_row_count;
  const cpl_span *offence_spans; /* by offence; NULL: the process finds nothing             */
  const struct cpl_laws *laws;   /* laws.h; NULL: there is one version, and it is the law   */
  const cpl_row *present;        /* by role: the row without which it is absent             */
  const uint16_t *present_atom;  /* by role: its PRESENT atom, CPL_NONE                     */
  const uint16_t *is_kind;       /* by role: kind of item whose ids are this party          */
  const uint16_t *is_field;      /* by role: field whose value is this party                */
  const uint16_t *held_by;       /* by role: field with the one person who holds it         */

  bool has_guideline;                 /* if not, all sanctions are open                      */
  const cpl_guideline_row *guideline; /* may be none, where readings leave no row            */
  const cpl_guideline_test *guideline_tests;
  uint32_t guideline_count;
  cpl_span guideline_fields; /* that the rows test, each once: process->lists        */
  cpl_set guideline_reads;   /* the same as a set                                    */
  uint16_t guideline_kind;   /* they all belong to items of this kind, and a column is the slot;
                                CPL_NONE: a column is the place in guideline_fields  */
  uint16_t guideline_key;    /* field by whose value rows are grouped; CPL_NONE         */
  uint16_t guideline_key_column;
  const uint32_t
      *guideline_group; /* by value of the key: first of its run in _matches; the last value stands
                           for "none of these"; each run ends where the next begins */
  const cpl_guideline_match *guideline_matches; /* each run in the policy's order            */
  const cpl_guideline_bound *guideline_bounds;
  const cpl_guideline_axis *guideline_axes; /* where all columns have few values        */
  const uint32_t *guideline_cells; /* by the positions on the axes: number in _matches + 1 of the
                                      first row that matches; 0: none. NULL: too many */
  uint16_t guideline_axis_count;
  uint32_t guideline_keys; /* values of the key                                       */

  /* Actions by what they are. */
  cpl_set starts, ends, reopens, corrects, imposes;
  cpl_set simple;   /* nothing in them is conditional; they start nothing, no duties or sanctions
                       matter */
  cpl_set directed; /* to a role that can be absent                                */
  const cpl_address *address; /* those of `directed` with no condition, one for each `to`   */
  uint16_t address_count;
  cpl_set addressed; /* the actions in them */
  cpl_set timed;     /* steps whose time is asked for (beyond)                      */
  cpl_set signed_;   /* steps whose doers are asked for (not_by)                    */
  /* Roles by what they are. */
  cpl_set can_be_absent, parties, departments;
  /* Atoms worked out from the whole view, not from one fact: than, beyond, function. */
  cpl_set composed;
  cpl_set old;        /* CPL_TEST_OLD */
  cpl_set due_fields; /* by whose value some duty is due */

  cpl_span periodic;                  /* rules with a trigger day, week, month: process->lists */
  cpl_span constant;                  /* rules with a trigger in_force or always               */
  uint16_t offence, finding, variant; /* fields; CPL_NONE */
} cpl_process;

/* ---- the policy ------------------------------------------------------------------------------ */

/* Rules the engine keeps by itself; the policy names their clauses. 0: not named. */
typedef struct cpl_upholds {
  uint16_t record, recusal, rest, in_force, silence;
} cpl_upholds;

typedef struct cpl_model {
  const char *id, *version;
  const char *const *regulations; /* the policy's own, not its bases' */
  size_t regulation_count;
  cpl_label title;
  int32_t zone; /* seconds east of UTC */
  bool has_from, has_to;
  cpl_day from, to; /* in force, both included */
  int32_t closes;   /* minutes after midnight at which a day limit ends; 1440: midnight */

  const cpl_process *processes; /* in order of name, like all below */
  const cpl_role *roles;
  const cpl_fact *facts;
  const cpl_offence *offences;
  const cpl_sanction *sanctions; /* in the policy's order */
  const cpl_clause *clauses;
  const cpl_reading *readings;
  uint16_t process_count, role_count, fact_count, offence_count, sanction_count, clause_count,
      reading_count;
  uint16_t alien_offences, alien_clauses; /* behind those: only other versions have them */
  bool sanctions_are_ladder;

  const cpl_span *cites;         /* cites number -> cites_list; number 0 is the empty list     */
  const cpl_cite *cite_list;     /* each list in order of text                                 */
  const char *const *cite_texts; /* by cites number - 1: the list as JSON                   */
  const char *const *ids;        /* party, item, case and department ids that the policy names */
  uint32_t cites_count, id_count;

  complaint_calendar *const *calendars; /* 0: the policy's own; then those entries name. Held.    */
  const char *const *calendar_names; /* "every" and "working" are resolved: see CPL_EVERY_DAY     */
  uint16_t calendar_count;

  cpl_upholds upholds;
  uint16_t true_at; /* the fact by which a correction moves an event; CPL_NONE */
  const cpl_weight *quality;
  uint16_t quality_count, quality_cites;
  const cpl_report_rule *reports;
  uint16_t report_count;

  /* The source of each Lua function by its number; NULL for one that no row calls. */
  const char *const *functions;
  uint16_t function_count;

  char digest[65]; /* SHA-256 of the compiled meaning, hex */
  bool has_functions;
} cpl_model;

enum { CPL_EVERY_DAY = 0xFFFE }; /* cpl_owed.calendar of a period duty in which every day counts */

/* "bool", "int", "text" ... */
const char *cpl_type_name(cpl_type type);

/* Does a test of one fact (ANY, ALL or RANGE) hold for a value? `values`: of the process. */
bool cpl_atom_holds(const cpl_atom *atom, const cpl_value *values, bool is_set, cpl_value value);

/* The fields among the own facts of an action that `own` names, as `needs` does. */
cpl_set cpl_fields_of(const cpl_process *process, unsigned action, cpl_set own);

/* The atoms that make a row fail. */
static inline cpl_set cpl_row_fails(cpl_row row, cpl_set atoms) {
  return (row.must & ~atoms) | (row.must_not & atoms);
}

static inline bool cpl_row_holds(cpl_row row, cpl_set atoms) {
  return cpl_row_fails(row, atoms) == 0;
}

static inline cpl_set cpl_bit(unsigned i) {
  return (cpl_set)1 << i;
}

#endif
