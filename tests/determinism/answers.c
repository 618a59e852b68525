/* answers.c - determinism_answers: what the library answers to the corpus, as digests.
 *
 *   determinism_answers [SEED [ROUNDS [FOLDER...]]]
 *
 * A round prints a line for each policy of the project and one for each FOLDER (none named: all),
 * SHA-256 and name, in an order that never changes. SEED chooses the order in which policies are
 * loaded and folders are asked. Rounds follow each other in one process, two with the same engine,
 * then two with the next one.
 *
 * It is a host that takes its locale from the environment. Standard error tells the world that it
 * ran in: the locale, its decimal point, and where the heap lay. */
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/digest.h"
#include "libcomplaint/base/memory.h"
#include "tests/support/corpus.h"

static const char *const POLICIES[] = {
    "hospital.general", "hospital.management", "hospital.registration", "property.company",
    "school.base",      "school.boxing",       "school.jinzhuan",       "school.zengdu"};
enum { POLICY_COUNT = sizeof POLICIES / sizeof *POLICIES };

typedef struct digest {
  char hex[CPL_DIGEST_TEXT];
} digest;

static void *room(size_t count, size_t size) {
  void *block = calloc(count + 1, size);
  if (block == NULL) abort();
  return block;
}

static digest digest_of(const char *bytes, size_t size) {
  digest it;
  if (!cpl_digest(bytes, size, it.hex)) abort();
  return it;
}

/* ---- order ----------------------------------------------------------------------------------- */

/* A linear congruential generator: its upper bits are good enough to shuffle by. */
static size_t draw(uint64_t *seed, size_t below) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (size_t)((*seed >> 33) % below);
}

/* 0 to count - 1 in an order that the seed chooses. Yours: free(). */
static size_t *shuffled(size_t count, uint64_t *seed) {
  size_t *order = room(count, sizeof *order);
  for (size_t i = 0; i < count; i++) {
    size_t other = draw(seed, i + 1);
    order[i] = order[other];
    order[other] = i;
  }
  return order;
}

/* ---- answers --------------------------------------------------------------------------------- */

static void add_line(cpl_text *text, const char *one, const char *other) {
  cpl_text_adds(text, one);
  cpl_text_adds(text, " ");
  cpl_text_adds(text, other);
  cpl_text_adds(text, "\n");
}

/* Its digest, its title, and its register with every clause in both languages. */
static digest digest_of_policy(complaint_policy *policy) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  complaint_register *reg = complaint_register_new(policy, NULL);
  complaint_register_clause zh, en;
  complaint_register_item item;
  cpl_text text;
  if (reg == NULL) abort();
  cpl_text_begin(&text, &memory);
  add_line(&text, complaint_policy_digest(policy), complaint_policy_title(policy, COMPLAINT_ZH));
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_EN, &en) &&
                     complaint_register_at(reg, i, COMPLAINT_ZH, &zh);
       i++) {
    add_line(&text, en.name, en.label);
    add_line(&text, zh.kind, zh.label);
    for (size_t k = 0; complaint_register_item_at(reg, i, k, &item); k++)
      add_line(&text, item.kind, item.name);
  }
  digest it = digest_of(cpl_text_get(&text), text.size);
  cpl_text_end(&text);
  complaint_register_free(reg);
  return it;
}

static void print(const char *const *names, const digest *digests, size_t count) {
  for (size_t i = 0; i < count; i++) (void)printf("%s  %s\n", digests[i].hex, names[i]);
}

static void answer_policies(corpus_desk *desk, uint64_t *seed) {
  digest digests[POLICY_COUNT];
  size_t *order = shuffled(POLICY_COUNT, seed);
  for (size_t i = 0; i < POLICY_COUNT; i++)
    digests[order[i]] = digest_of_policy(corpus_desk_policy(desk, POLICIES[order[i]]));
  print(POLICIES, digests, POLICY_COUNT);
  free(order);
}

static void answer_folders(corpus_desk *desk, const char *const *folders, size_t count,
                           uint64_t *seed) {
  digest *digests = room(count, sizeof *digests);
  size_t *order = shuffled(count, seed);
  for (size_t i = 0; i < count; i++) {
    const char *answer = corpus_desk_answer(desk, folders[order[i]]);
    digests[order[i]] = digest_of(answer, strlen(answer));
  }
  print(folders, digests, count);
  free(order);
  free(digests);
}

static void answer_rounds(const char *const *folders, size_t count, uint64_t seed, long rounds) {
  corpus_desk *desk = corpus_desk_new();
  (void)fprintf(stderr, "%s %s %p\n", setlocale(LC_ALL, NULL), localeconv()->decimal_point,
                (void *)desk);
  for (long round = 0; round < rounds; round++) {
    if (round > 0 && round % 2 == 0) {
      corpus_desk_free(desk);
      desk = corpus_desk_new();
    }
    (void)printf("round %ld\n", round);
    answer_policies(desk, &seed);
    answer_folders(desk, folders, count, &seed);
  }
  corpus_desk_free(desk);
}

int main(int argc, char **argv) {
  if (setlocale(LC_ALL, "") == NULL) {
    (void)fputs("determinism_answers: the locale of the environment is not there\n", stderr);
    return 2;
  }
  uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
  long rounds = argc > 2 ? strtol(argv[2], NULL, 10) : 1;
  corpus all = corpus_list();
  if (argc > 3)
    answer_rounds((const char *const *)argv + 3, (size_t)argc - 3, seed, rounds);
  else
    answer_rounds((const char *const *)all.folders, all.count, seed, rounds);
  corpus_end(&all);
  return 0;
}
