/* fine_clips.c - a peer in CLIPS, whose rows are facts. A case is asserted, which matches it, and
 * the rule that joins it with its row is run: that is one task. The other one makes the fact and
 * retracts it as well, without which there is no next match. */
#include <clips/clips.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/fine.h"

/* What a slot holds; CLIPS keeps it, in a fact or not. */
typedef struct value {
  int type;
  void *atom;
} value;

typedef struct question {
  value number, offence, severity, prior;
} question;

struct fine_clips {
  void *environment, *template;
  question questions[FINE_QUESTIONS];
  void *facts[FINE_QUESTIONS]; /* NULL: none yet */
  uint32_t order[FINE_QUESTIONS];
  uint64_t seed;
  uint32_t expected, fines;
};

/* The number keeps two cases apart that ask the same. */
static const char *const CONSTRUCTS[] = {
    "(deftemplate row (slot offence) (slot severity) (slot prior) (slot open))",
    "(deftemplate case (slot number) (slot offence) (slot severity) (slot prior))",
    "(defrule match"
    " (case (offence ?offence) (severity ?severity) (prior ?prior))"
    " (row (offence ?offence) (severity ?severity) (prior ?prior) (open ?open))"
    " => (answer ?open))",
};

/* What the rule calls: (answer 1) for a fine. */
static int answer(void *environment) {
  fine_clips *peer = GetEnvironmentContext(environment);
  peer->fines += (uint32_t)EnvRtnLong(environment, 1);
  return 0; /* an `i` of CLIPS returns one */
}

static value held(fine_clips *peer, int type, void *atom) {
  AtomInstall(peer->environment, type, atom);
  return (value){type, atom};
}

static question question_of(fine_clips *peer, uint32_t number, fine f) {
  char offence[16];
  void *environment = peer->environment;
  (void)snprintf(offence, sizeof offence, "o%u", (unsigned)f.offence);
  return (question){.number = held(peer, INTEGER, EnvAddLong(environment, number)),
                    .offence = held(peer, SYMBOL, EnvAddSymbol(environment, offence)),
                    .severity = held(peer, INTEGER, EnvAddLong(environment, f.severity)),
                    .prior = held(peer, INTEGER, EnvAddLong(environment, f.prior))};
}

static void put(fine_clips *peer, void *fact, const char *slot, value v) {
  DATA_OBJECT object = {0};
  SetType(object, v.type);
  SetValue(object, v.atom);
  bench_require(EnvPutFactSlot(peer->environment, fact, slot, &object) != 0, "no slot in CLIPS");
}

static void *make_fact(fine_clips *peer, uint32_t i) {
  const question *q = &peer->questions[i];
  void *fact = EnvCreateFact(peer->environment, peer->template);
  bench_require(fact != NULL, "no fact in CLIPS");
  put(peer, fact, "number", q->number);
  put(peer, fact, "offence", q->offence);
  put(peer, fact, "severity", q->severity);
  put(peer, fact, "prior", q->prior);
  return fact;
}

static void shuffle(void *context) {
  fine_clips *peer = context;
  bench_shuffle(peer->order, FINE_QUESTIONS, &peer->seed);
  peer->fines = 0;
}

static void retract(fine_clips *peer, uint32_t i) {
  if (peer->facts[i] != NULL) (void)EnvRetract(peer->environment, peer->facts[i]);
  peer->facts[i] = NULL;
}

static void prepare(void *context) {
  fine_clips *peer = context;
  shuffle(peer);
  for (uint32_t i = 0; i < FINE_QUESTIONS; i++) {
    retract(peer, i);
    peer->facts[i] = make_fact(peer, i);
  }
}

static void prepare_whole(void *context) {
  fine_clips *peer = context;
  shuffle(peer);
  for (uint32_t i = 0; i < FINE_QUESTIONS; i++) retract(peer, i);
}

static void run(void *context) {
  fine_clips *peer = context;
  for (int i = 0; i < FINE_QUESTIONS; i++) {
    (void)EnvAssert(peer->environment, peer->facts[peer->order[i]]);
    (void)EnvRun(peer->environment, -1);
  }
  bench_require(peer->fines == peer->expected, "CLIPS answers otherwise");
}

static void run_whole(void *context) {
  fine_clips *peer = context;
  for (int i = 0; i < FINE_QUESTIONS; i++) {
    void *fact = EnvAssert(peer->environment, make_fact(peer, peer->order[i]));
    (void)EnvRun(peer->environment, -1);
    (void)EnvRetract(peer->environment, fact);
  }
  bench_require(peer->fines == peer->expected, "CLIPS answers otherwise");
}

static void assert_rows(fine_clips *peer, uint32_t offences) {
  for (fine f = {.offence = 1}; f.offence <= offences; f.offence++)
    for (f.severity = 0; f.severity < FINE_SEVERITIES; f.severity++)
      for (f.prior = 0; f.prior < FINE_PRIORS; f.prior++) {
        char row[128];
        (void)snprintf(row, sizeof row, "(row (offence o%u) (severity %u) (prior %u) (open %d))",
                       (unsigned)f.offence, (unsigned)f.severity, (unsigned)f.prior,
                       fine_is_open(f));
        bench_require(EnvAssertString(peer->environment, row) != NULL, "no row in CLIPS");
      }
}

static void ask_all(fine_clips *peer, uint32_t offences) {
  for (uint32_t i = 0; i < FINE_QUESTIONS; i++) {
    fine f = fine_pick(&peer->seed, offences);
    peer->questions[i] = question_of(peer, i, f);
    peer->expected += fine_is_open(f);
  }
}

fine_clips *fine_clips_new(uint32_t offences, bench_task tasks[2]) {
  fine_clips *peer = calloc(1, sizeof *peer);
  bench_require(peer != NULL, "no memory");
  peer->environment = CreateEnvironment();
  bench_require(peer->environment != NULL, "no CLIPS");
  (void)SetEnvironmentContext(peer->environment, peer);
  (void)EnvDefineFunction2(peer->environment, "answer", 'i', answer, "answer", "11i");
  for (size_t i = 0; i < sizeof CONSTRUCTS / sizeof *CONSTRUCTS; i++)
    bench_require(EnvBuild(peer->environment, CONSTRUCTS[i]) != 0, CONSTRUCTS[i]);
  assert_rows(peer, offences);
  peer->template = EnvFindDeftemplate(peer->environment, "case");
  ask_all(peer, offences);
  tasks[0] = (bench_task){
      "one match in CLIPS", BENCH_NS, BENCH_NO_AIM, FINE_QUESTIONS, prepare, run, peer};
  tasks[1] = (bench_task){"one case in CLIPS", BENCH_NS,  BENCH_NO_AIM, FINE_QUESTIONS,
                          prepare_whole,       run_whole, peer};
  return peer;
}

void fine_clips_free(fine_clips *peer) {
  if (peer == NULL) return;
  (void)DestroyEnvironment(peer->environment);
  free(peer);
}
