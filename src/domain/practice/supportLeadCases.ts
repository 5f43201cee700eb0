import type { PracticeCase } from "./practiceCase.ts";

export const supportLeadCases: readonly PracticeCase[] = [
  {
    name: "brilliant",
    candidate: "Kwame Boateng",
    brief: "Seven years in payments support, two as lead of nine. Lead role. Seventy-five minutes.",
    trap: "He saves a customer in front of your eyes, and plans the queue like an engineer. What became of his people is a different item, and comes after.",
    evidence: [
      {
        item: "resolving",
        notes:
          "In April a bank sent 1,900 payments twice. He took the lead, wrote to every shop within two hours, promised the next word for 18:00 and kept it four times. Would not promise fees back until legal had agreed. Afterwards wrote one page: who leads, who writes, what may be promised; both sister teams use it. In the year before, such cases took five days; since then two. The first time, in 2022, he had let three people write at once, and shops got three answers.",
        gold: 5,
        because:
          "Others run serious cases by his page, the figures before and after are there, and so is the one he handled badly. A 4 would be the April case alone.",
      },
      {
        item: "flow",
        notes:
          "Knows it by heart: 640 contacts a day, nine minutes each. In autumn 2,300 had piled up. He sorted by harm: locked accounts first, questions on invoices last; moved two people to evenings; stopped counting speed of answer for a month. Down to 200 in five weeks, and it stayed. The other sites plan by their own sheets; he has not seen them.",
        gold: 4,
        because:
          "A backlog brought down and kept down with figures, sorted by harm, a target given up. The planning is his team’s alone, which a 5 asks to go beyond.",
      },
      {
        item: "coaching",
        notes:
          "Asked whom he had helped to get better: “You have it or you don’t. I have four good ones.” And the other five? They get the easy mail. One kept closing contacts too early; he took the hard queue away from her and told HR. What did he say to her? “She knows.” Could not recall a contact he had gone through with anybody.",
        gold: 1,
        because:
          "People are good or bad, nobody got better, nothing was said and the trouble was passed on. For a 2 he would have scored contacts and told people the result.",
      },
      {
        item: "causes",
        notes:
          "Has a list of the top reasons, made by the help desk each month, and forwards it to product. The first is “where is my payout”, as it has been for two years. He wrote a help page on it; how many read it, or wrote all the same, he has not looked at. “Product has its own plans.”",
        gold: 2,
        because:
          "A list passed on and a help page without a look at its effect. He does know the reasons and their order, so not a 1.",
      },
    ],
  },
  {
    name: "fluent",
    candidate: "Sofia Marchetti",
    brief: "Nine years, hotels and then software, four as lead. Lead role. Seventy-five minutes.",
    trap: "She is warm and quick, and you feel looked after. That is what she does with you; the question is what she did with a case, a week and a person.",
    evidence: [
      {
        item: "resolving",
        notes:
          "“Every complaint is a gift.” A hotel group had been charged for rooms it never had. She rang its director, apologised and took three months off the bill; he was charming about it. What had gone wrong? Something in the import. Did it happen again? She had moved on by then. Has never had to say no: “There is always a way.”",
        gold: 2,
        because:
          "Closed by credit, the fault not found, the outcome not known. She owned the talk with the customer herself, which keeps it from a 1.",
      },
      {
        item: "flow",
        notes:
          "Keeps the wall board in view and “feels” when it turns; then she answers phones herself, and others join. The target is 80 % in thirty seconds: “That is the industry’s.” Rotas came from the planning desk. In the worst week she brought cake and everyone stayed until eight.",
        gold: 2,
        because:
          "Watches and moves people when it is red, with a target of unknown origin and a rota by others. She knows the target and acts on it, so not a 1.",
      },
      {
        item: "coaching",
        notes:
          "Told of Beatriz, who spoke too fast on the phone. They listened to two of her calls, agreed that she would wait for the end of the sentence, and listened again three weeks later: repeat calls of hers had gone from one in five to one in nine. Told a popular colleague, alone and the same day, that his jokes about a customer had to stop. With others she trusts praise. Nobody checks whether two people score alike.",
        gold: 3,
        because:
          "One agent over her own contacts, one change agreed and heard, one unwelcome word in time: the 3. No second person by another need, no hard call, no check of scores, so not a 4.",
      },
      {
        item: "causes",
        notes:
          "Why do customers write? “Oh, all sorts of things. People want to be heard.” Product is invited to her team’s breakfast; they come for the food, she laughs. A cause that went away because of her? “We made it nicer to write to us.” Reasons are not noted on contacts, it would slow people down.",
        gold: 1,
        because:
          "All sorts of things, nothing counted, nothing brought to anybody. Passing complaints on or keeping a list would be a 2.",
      },
    ],
  },
  {
    name: "quiet",
    candidate: "Dao Thi Hanh",
    brief:
      "Six years at a parcel firm, took over a team of twelve that had lost two leads. Lead role.",
    trap: "She pauses, and starts with what did not work. She may not be who you would have coffee with; score what she did.",
    evidence: [
      {
        item: "resolving",
        notes:
          "A pharmacy’s cold parcels had been left outside three times. She traced each one: a gate code had changed. Told the owner on Tuesday what would be different by Thursday, and rang on Thursday. He wanted a driver of his own; she said no, since it would not have helped when that driver was ill. Looked again after a month: no more. “I should have asked about the gate the first time.”",
        gold: 3,
        because:
          "Cause found, promise with a date kept, a no with a reason, looked at again: the 3 in full. One team and no remedies weighed by cost, so not a 4.",
      },
      {
        item: "flow",
        notes:
          "When she came, mail was eleven days old. Counted for a week: 410 a day, room for 380. Put parcels with medicine or food first, claims last; took off the target of answers an hour, since people had picked the short ones. Moved three shifts to Monday. Two days old after six weeks, and since then. Her manager plans the other teams.",
        gold: 4,
        because:
          "A backlog under control and kept so, with figures, sorted by harm and a harmful target dropped. Nothing of it beyond her team, so not a 5.",
      },
      {
        item: "coaching",
        notes:
          "Three names, three different things. With Farid she read his mails: he answered what was asked and not what was meant; now he asks one question first. Ines knew it all and frightened new people; she took her off training, told her so alone, and why. Everyone had given up Pavel; she found that he could not read the old screen, got him a bigger one, and he is now in the upper half. Twice a month two of them score the same five contacts and talk about the differences. None has become a lead yet.",
        gold: 4,
        because:
          "Several people by what each needed, one taken out of a role and one kept, scores checked against each other. Others do not coach because of her yet, so not a 5.",
      },
      {
        item: "causes",
        notes:
          "Had every contact of two weeks marked with one of nine reasons. First was “card left, no parcel”, 19 %. Took it to the depot head with twelve examples; the card now says where the parcel is. After two months 11 %. “The others are in the drawer.” She did not have to persuade him; he had wanted it himself.",
        gold: 3,
        because:
          "Counted, one cause chosen, a named person, a fix seen through to fewer contacts. Nobody was won over and no cause left with a reason, so not a 4.",
      },
    ],
  },
];
