/* engine.h - the engine's own data. Knows: calendars, problems. Must not know: models, cases. */
#ifndef CPL_POLICY_ENGINE_H
#define CPL_POLICY_ENGINE_H

#include "complaint/engine.h"
#include "libcomplaint/policy/problems.h"

struct complaint_engine {
  complaint_options options; /* its memory's function is never NULL */
  const char **names;        /* of calendars; each a block of its own */
  complaint_calendar **calendars;
  size_t calendar_count, name_room, calendar_room;
  cpl_problems problems; /* of the last load */
};

#endif
