/* party.h - who somebody is in a case: parties, holders of a role, stand-ins.
 * Knows: place. Must not know: whether an action is lawful. */
#ifndef CPL_CASE_PARTY_H
#define CPL_CASE_PARTY_H

#include "libcomplaint/case/place.h"

/* An id was named, as an item of `kind` or as the value of `field` (the other one CPL_NONE): if
 * that makes it a party, it is one from now on, whatever the field says later, and the roles whose
 * department it is are stood in for. */
void cpl_state_name_party(cpl_state *state, uint16_t kind, uint16_t field, uint32_t id);

/* The event that is being judged, as far as parties matter. */
typedef struct cpl_naming {
  cpl_scene scene;
  uint16_t adds; /* kind of item that it adds; 0: none */
  uint32_t item; /* the id of that item; 0: none       */
} cpl_naming;

/* The party roles of a person, by what is recorded and what the event itself names. */
cpl_set cpl_party_roles(const cpl_state *state, const cpl_naming *naming, uint32_t person);

/* Roles that are stood in for, what the event itself names included. */
cpl_set cpl_stood_in(const cpl_state *state, const cpl_naming *naming);

/* `by` with every role that is stood in for replaced. */
cpl_set cpl_with_stand_ins(const cpl_state *state, cpl_set by, cpl_set stood_in);

/* Of `roles`, those that this person may act as: where a fact says who holds the role, only the
 * person that it names. */
cpl_set cpl_roles_held(const cpl_state *state, const cpl_scene *scene, cpl_set roles,
                       uint32_t person);

#endif
