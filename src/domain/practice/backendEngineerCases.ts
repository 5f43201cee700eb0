import type { PracticeCase } from "./practiceCase.ts";

export const backendEngineerCases: readonly PracticeCase[] = [
  {
    name: "brilliant",
    candidate: "Dara Quinn",
    brief: "Nine years, known for a storage engine. Senior role. Ninety minutes.",
    trap: "The design answer is the best you will hear this year. The last answer is about other people, and is scored for itself.",
    evidence: [
      {
        item: "design",
        notes:
          "Designed the ledger that five teams write to: one table that only grows, one rule that sums must balance, kept by the database and not by callers. Her page on how to add a kind of entry is what teams start from. Drew one boundary wrongly, refunds; it cost two months of double entries. Moved it in four steps with both readable, and now asks each new caller for three example rows first.",
        gold: 5,
        because:
          "Others start from her design and rules, and a wrong boundary is told with its cost, its move and how it is noticed earlier now. A 4 would be the move alone.",
      },
      {
        item: "running",
        notes:
          "Knows the ledger’s figures by heart: 900 writes a second, 12 ms, an alarm at 40. Traced a stall through three systems to a clock on one host, and told what ruled out the others. Put a limit on waiting and a retry that cannot write twice; the next clock fault passed unseen, she has the graph. The other teams’ services are run their own way.",
        gold: 4,
        because:
          "A cause found across systems, step by step, and the fault made harmless with proof. How a group runs its services did not change, so not a 5.",
      },
      {
        item: "change",
        notes:
          "Took over the old billing code and changed it behind tests of what it did, fault by fault; each step could be undone by a switch. First tested rounding, “because that is where money leaks”, and a test stopped one wrong cent per invoice. A full move is planned, not begun.",
        gold: 3,
        because:
          "Inherited code, steps with a way back, a reasoned first test and a fault it stopped: the 3. Nothing large has been moved to the end, so not a 4.",
      },
      {
        item: "together",
        notes:
          "The reporting team needed entries by day. “They should have read the page.” They built their own copy of the table, which is wrong at month’s end; she knows and has told nobody: “It is their copy.” Asked what she changed for another team: thinks, and names the logo on the page.",
        gold: 1,
        because:
          "Delivers to her own rules, blames the neighbour, and lets a known fault stand without a step of her own. A 2 would know what the reports are for.",
      },
    ],
  },
  {
    name: "fluent",
    candidate: "Marco Villar",
    brief: "Seven years, an architect by title in the last two. Senior role. Ninety minutes.",
    trap: "He draws fast and says the right words. Ask yourself after each answer: which row, which request, which failure did he name?",
    evidence: [
      {
        item: "design",
        notes:
          "Filled the board in four minutes: gateway, bus, eleven services. Asked what one order looks like in the data: “That is an implementation detail.” Two requests at once? “The bus gives us eventual consistency.” Who calls the pricing service? “Everyone.” Could not say what was ruled out.",
        gold: 1,
        because:
          "A diagram, and neither a row, a caller nor a conflict behind it. A 2 would have built the endpoints and could tell what each does.",
      },
      {
        item: "running",
        notes:
          "“Observability is a culture.” His last team had dashboards, which the platform group had set up; he looks when someone calls. Joined two incident calls last year. What came out of them? “Actions were assigned.” Which signal would show trouble first? “It depends on the persona.”",
        gold: 2,
        because:
          "Looks when told, alerts were there already, took part without a lesson. It is not a 1: operations were in sight and he was on the calls.",
      },
      {
        item: "change",
        notes:
          "Led “the modernisation”: a new system beside the old, switched on one weekend. It was rolled back on Monday by restoring the backup; four hours of orders were typed in by hand. Next time he would communicate more. Tests: the team had some, he ran them. Enjoyed the new technology very much.",
        gold: 2,
        because:
          "A large change at once with a way back found when it was needed. Something in use was in fact changed and tests were run, so a little more than a 1.",
      },
      {
        item: "together",
        notes:
          "Good with people and remembers their names. With the mobile lead he agreed what the orders interface returns and by when; refused to send prices twice, gave the reason, she accepted. Changed his plan to keep the old field for a quarter when she explained app updates. It was told with dates.",
        gold: 3,
        because:
          "An interface and date agreed with a named person, one refusal with a reason, one change of his own plan: the 3, whatever the other answers were like. No options brought or written down, so not a 4.",
      },
    ],
  },
  {
    name: "quiet",
    candidate: "Anneke de Boer",
    brief: "Six years on one old booking system. Senior role. Ninety minutes.",
    trap: "The system is old and she is sparing with words. Unfashionable work is not small work: count what was moved, watched and mended.",
    evidence: [
      {
        item: "design",
        notes:
          "Designed one thing from nothing: holds on seats. Two callers, one question (“is this seat free now?”), one thing that must never happen, a seat sold twice; a unique key sees to it, not the code. Chose to let holds end by themselves after ten minutes rather than be freed: “A crash frees nobody’s seat.” It has not been changed since.",
        gold: 3,
        because:
          "Callers, queries, the thing that must hold and what keeps it, one trade-off: the 3 in full. No design in use was changed, so not a 4.",
      },
      {
        item: "running",
        notes:
          "Booking slowed each Sunday at eight. Ruled out traffic, then the database, then the network, with a graph for each; it was a report that locked one table, run by another team since 2019. Moved it to a copy, put a limit on waiting for locks. Sundays since: 80 ms instead of 3 s. Took out none of the 60 alarms; “not mine to take”.",
        gold: 4,
        because:
          "A cause across systems with what ruled out the rest, then harmless, with numbers. The alarms stayed and no group works differently, so not a 5.",
      },
      {
        item: "change",
        notes:
          "Moved bookings to a new table over five months: writes to both, a nightly comparison, three differences explained and mended, reads moved route by route behind a switch, the old table dropped in June. Left the fare codes as they are, “ugly, but every partner has them”. Releases are as slow as before for everybody else.",
        gold: 4,
        because:
          "Something large moved in use, compared, and the old one really removed; ugliness left on purpose. Change did not get cheaper for others, so not a 5.",
      },
      {
        item: "together",
        notes:
          "The price model’s team wanted every booking within a second. She offered three ways with what each would cost her nights, and they chose the one with five minutes. It is one page, with the two they dropped. Added a field on her side that saved them a join over two systems. Has not taught it to anyone; there are two of them.",
        gold: 4,
        because:
          "Options with their cost brought to a shared decision and written down, and work spared another team by something small. No teams changed how they work, so not a 5.",
      },
    ],
  },
];
