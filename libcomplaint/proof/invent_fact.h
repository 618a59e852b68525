/* invent_fact.h - what an invented event says: the part of invent.c that deals with facts.
 * Knows: invent. Must not know: who acts. */
#ifndef CPL_PROOF_INVENT_FACT_H
#define CPL_PROOF_INVENT_FACT_H

#include "libcomplaint/base/json.h"
#include "libcomplaint/proof/invent.h"

/* The id of whoever a field names, and of the one item of a kind. */
void cpl_name_person(const cpl_corners *corners, uint16_t field, cpl_text *name);
void cpl_name_item(const cpl_corners *corners, uint16_t kind, cpl_text *name);

/* The facts, an object. `name` is empty scratch. */
void cpl_invent_facts(const cpl_invention *invention, unsigned sanction, cpl_moment at,
                      cpl_json *json, cpl_text *name);

#endif
