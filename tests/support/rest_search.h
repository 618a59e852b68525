/* rest_search.h - can every case come to rest? Found out the long way: by walking through them all.
 *
 * It shares with the proof which facts rules tell apart and how events are invented, and nothing of
 * how the proof reasons: what may be done is the engine's word. */
#ifndef CPL_TESTS_REST_SEARCH_H
#define CPL_TESTS_REST_SEARCH_H

#include "libcomplaint/policy/policy.h"

typedef enum rest_found {
  REST_UNKNOWN,   /* more cases than `most`                                        */
  REST_STUCK,     /* from some case nobody can come to rest                        */
  REST_BY_OTHERS, /* from some case only with somebody who is not the institution  */
  REST_ALWAYS     /* from every case, by the institution alone                     */
} rest_found;

typedef struct rest_search {
  rest_found found;
  size_t cases;
  char history[1024]; /* the actions that lead to such a case */
} rest_search;

void rest_search_run(rest_search *search, complaint_policy *policy, const cpl_process *process,
                     size_t most);

#endif
