/* speaker.h - saying things in a language: names with their labels, lists, clauses in full.
 * Knows: phrases, namer, labels, where the state is. Must not know: why something is said. */
#ifndef CPL_CASE_SPEAKER_H
#define CPL_CASE_SPEAKER_H

#include "libcomplaint/case/namer.h"
#include "libcomplaint/case/phrases.h"

typedef struct cpl_speaker {
  cpl_text *out; /* it remembers that memory ran out */
  complaint_language language;
  const cpl_namer *namer;
  const complaint_decision *decision;
  const cpl_state *state; /* that the decision was made from; NULL: not at hand */
  cpl_arena scratch;      /* for what is composed                               */
  bool *clauses;          /* by clause: to be quoted                            */
  uint16_t *readings;     /* by reading: the clause it is to be quoted with + 1 */
} cpl_speaker;

/* `decision` NULL: nothing was decided. Its case is folded once more if it has gone on since. */
void cpl_speaker_begin(cpl_speaker *s, const complaint_decision *decision, const cpl_namer *namer,
                       complaint_language language, cpl_text *out);
void cpl_speaker_end(cpl_speaker *s);

/* Say a phrase, or make one that becomes a part of another. Parts are `{1}`, `{2}`, `{3}`. */
void cpl_speak(cpl_speaker *s, cpl_phrase phrase, const char *one, const char *two,
               const char *three);
const char *cpl_compose(cpl_speaker *s, cpl_phrase phrase, const char *one, const char *two,
                        const char *three);

/* Texts to be parts. Never NULL. */
const char *cpl_spoken_name(cpl_speaker *s, const char *name, cpl_label label);
const char *cpl_spoken_roles(cpl_speaker *s, cpl_set roles);
const char *cpl_spoken_actions(cpl_speaker *s, cpl_set actions);
const char *cpl_spoken_needs(cpl_speaker *s, uint16_t action, cpl_set needs);
const char *cpl_spoken_fact(cpl_speaker *s, uint16_t number);
const char *cpl_spoken_offence(cpl_speaker *s, uint16_t number);
/* A value of a fact, as the policy names it; of a set, one of its values, or what it holds. */
const char *cpl_spoken_value(cpl_speaker *s, uint16_t field, cpl_value value);
const char *cpl_spoken_mask(cpl_speaker *s, uint16_t field, cpl_value mask);
/* Sanctions of a set, with the variants that they have. */
const char *cpl_spoken_sanctions(cpl_speaker *s, cpl_set sanctions);
const char *cpl_spoken_variants(cpl_speaker *s, const cpl_sanction *sanction);
/* `what` with the item that it is about; alone where that is the case itself. */
const char *cpl_spoken_at(cpl_speaker *s, const char *what, uint16_t kind, uint32_t item);
const char *cpl_spoken_at_id(cpl_speaker *s, const char *what, uint16_t kind, const char *id);
const char *cpl_spoken_day(cpl_speaker *s, cpl_day day);
const char *cpl_spoken_moment(cpl_speaker *s, cpl_moment moment);
/* A copy that lives as long as the speaker. */
const char *cpl_spoken_text(cpl_speaker *s, const char *bytes);
const char *cpl_spoken_number(cpl_speaker *s, int64_t number);
const char *cpl_spoken_limit(cpl_speaker *s, cpl_limit limit);
const char *cpl_spoken_amount(cpl_speaker *s, int64_t amount, cpl_unit unit);
/* A kind of item as one of its sort: "an allegation". */
const char *cpl_spoken_kind(cpl_speaker *s, uint16_t kind);
/* `list` with one more, and what stands between them; NULL begins one. */
const char *cpl_spoken_join(cpl_speaker *s, cpl_phrase between, const char *list, const char *more);
const char *cpl_spoken_and(cpl_speaker *s, const char *list, const char *more);

/* "a, b or c", one after the other; all NULL begins it. */
typedef struct cpl_choice {
  const char *list, *last;
} cpl_choice;
void cpl_choice_add(cpl_speaker *s, cpl_choice *choice, const char *more);
const char *cpl_choice_text(cpl_speaker *s, const cpl_choice *choice);

/* The citations as they are printed; and remember to quote them. */
const char *cpl_spoken_cites(cpl_speaker *s, uint16_t cites);
/* Every clause that was cited, in full, with the readings chosen. */
void cpl_speak_clauses(cpl_speaker *s);
/* Each clause of a list in full, at once. */
void cpl_speak_clauses_of(cpl_speaker *s, uint16_t cites);

#endif
