/* corpus.h - the folders of tests/corpus, and what the library answers to each of them.
 *
 * tests/corpus/README.md says what a folder holds. A folder that is not in order stops the program
 * with a message: that is a fault of the corpus and no answer of the library. */
#ifndef CPL_TESTS_CORPUS_H
#define CPL_TESTS_CORPUS_H

#include <stddef.h>

#include "complaint.h"
#include "libcomplaint/base/text.h"

/* All folders as "area/case", in the order of their bytes, which no locale changes. */
typedef struct corpus {
  char **folders;
  size_t count;
} corpus;

corpus corpus_list(void);
void corpus_end(corpus *list);

/* A file of a folder; false when it is not there. */
bool corpus_read(const char *folder, const char *file, cpl_text *out);

/* Somebody who answers: an engine, and those of the project's policies that were asked for. A
 * policy that lies beside its case is loaded for that case alone. */
typedef struct corpus_desk corpus_desk;

corpus_desk *corpus_desk_new(void);
void corpus_desk_free(corpus_desk *desk);

/* The policy called `name`, as in "school.boxing". The desk loads it once and keeps it. */
complaint_policy *corpus_desk_policy(corpus_desk *desk, const char *name);

/* The answer to a folder, as it stands in expected.json but for the last line feed; until the next
 * call. */
const char *corpus_desk_answer(corpus_desk *desk, const char *folder);

#endif
