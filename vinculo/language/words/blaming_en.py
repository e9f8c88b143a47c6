"""Words of blame, reproach and bad news in English."""

from vinculo.language.words.blaming_form import Blaming, at_end, words

BLAMING = Blaming(
    fails=words(
        r"(?:has |had )?(?:\w+ed|sent|put|took|gave|left|sold|told|read|wrote|set|chose|made|hung|built|drew|cut"
        r"|let) .{0,45}(?:the wrong|wrong (?:one|person|place|day|way)|instead of|the old\b|last year's|upside down"
        r"|back to front|too (?:late|early|soon|long|small|dark|fast))",
        r"(?:could|might|should|ought to) (?:at least |easily |surely |also )?have (?!been worse|it\b|finished)",
        r"(?:is|was|has been|isn't|wasn't|is not|was not) (?:never |not |rather |a bit |too |so |always "
        r"|often )*(?:very |exactly |particularly |really )?(?:careless|hasty|scatterbrained|absent-minded|clumsy"
        r"|untidy|unreachable|in a hurry|hard to reach|inexperienced|vague|careful enough|thorough|the one to blame)",
        r"(?:isn't|is not|wasn't|was not) (?:very |exactly |particularly |really |always )+\w+",
        r"(?:\w+ ){0,5}(?:poorly|hastily|half-heartedly|in a rush|in a hurry|at the last minute without|off the cuff)",
        r"(?:was|were|is) (?:too |rather |a bit |far too )?(?:slow|late|quick|hasty|lax) (?:with|in|to|about|on)",
        r"(?:\w+ ){0,3}(?:accidentally|mistakenly|by accident|by mistake|carelessly|wrongly|too early|half finished"
        r"|half-finished|unfinished|untested)\b",
        r"(?:\w+ ){1,6}(?:on (?:her|his|their) own|off (?:his|her|their) own bat|behind (?:our|your|my) backs?)"
        r"|(?:has )?left and .{0,25}(?:half done|unfinished|undone)|(?:calculated|measured|counted|translated"
        r"|explained|did) .{0,25}badly",
        r"(?:is|was|has been|can be|is being|remains) (?:\w+ ){0,2}(?:hopeless|useless|unreliable|clueless"
        r"|incompetent|chaotic|a disaster|unprofessional|inattentive|forgetful|impossible|disorganised|disorganized"
        r"|overwhelmed|asleep at|the problem|the bottleneck|the reason)",
        r"(?:swore|claimed|insisted|assured \w+)\b|(?:\w+ ){0,4}without (?:asking|telling|checking|testing"
        r"|permission|warning|looking|thinking|a word|reading|saving)|(?:pulled|switched off|unplugged|took down"
        r"|knocked out|locked \w+ out|double-booked|jumped the gun|cut corners|took (?:his|her|their) time|sat on"
        r"|left us|left you|left everything|walked out|stood you up|wiped|erased|spilt|leaked|exposed)\b",
        r"(?:has |had |have |simply |just |again |clearly |totally |completely |also |then |must have |may have "
        r"|probably |always |once again )*"
        r"(?:forgot(?:ten)?|mis(?:read|understood|sed|placed|judged|calculated|informed|spelt|spelled|typed|led)"
        r"|messed|screwed|botched|bungled|broke(?:n)?|deleted"
        r"|lost|wasted|ignored|neglected|overlooked|overwrote|skipped|mixed up|mixed the|confused|dropped the ball"
        r"|failed|fumbled|ruined|wrecked|caused|blew|underestimated"
        r"|wiped|crashed|damaged|spoiled|spoilt|muddled|rushed|lied|hid|crossed|delayed|jumbled|let (?:us|you|me"
        r"|everyone|everybody|it|this|the \w+) (?:all )?(?:down|slip|lapse)|slipped up|left it|left you"
        r"|left the \w+ (?:open|out|off|unlocked)|made a (?:mess|mistake|hash))\b",
        r"(?:got|gets|had|has|keeps getting) (?:\w+ ){1,5}(?:wrong|mixed up|backwards)|(?:gave|sent|told|quoted"
        r"|used|uploaded|picked|put|charged|billed|copied|published) (?:you |us |them |up )?(?:the |a "
        r"|in )?(?:\w+ ){0,2}(?:wrong|old|outdated|last year|incorrect|twice|without)",
        r"(?:was|were|is|has been|had been|keeps being) (?:\w+ )?(?:late|careless|sloppy|rude|slow|lazy|wrong"
        r"|to blame|at fault|responsible for|negligent|not up to|distracted|unprepared|asleep|so slow)",
        r"(?:keeps|kept|keep) (?:\w+ )?(?:\w+ing)|should(?:n't| not)? (?:never )?have|should have|ought to have"
        r"|was (?:supposed|meant) to|has been sitting on|hasn't got a clue",
        r"(?:published|pushed|changed|touched|deployed|sent|uploaded|posted|promised"
        r"|moved) (?:\w+ ){0,4}(?:by accident|by mistake|without|unfinished|too early|behind|accidentally)"
        r"|pushed an|deploying without|kept (?:it|this|that) to|went on (?:holiday|leave) without|touched the"
        r"|took on too much|could not be bothered|couldn't be bothered|dragged (?:her|his|their)",
    ),
    undone=words(
        r"(?:\w+ ){0,2}(?:did not|didn't|has not|hasn't|had not|hadn't|have not|haven't|was not|wasn't|never"
        r"|could not|couldn't|still has not|would not|wouldn't|failed to|does not understand|doesn't understand"
        r"|had no idea|has no idea|clearly does not)\b",
        r"(?:was supposed|had promised|promised) .{0,40}(?:did not|didn't|has not|hasn't|never)",
    ),
    before=at_end(
        r"(?:trouble|problem|mistake|error|mess|muddle|delay|confusion|chaos)\b.{0,30}\b(?:comes|came|stems"
        r"|started) (?:from|with)",
        r"(?:fault|mistake|error|carelessness|negligence|doing|sloppiness) (?:of|by|on the part of|lies with)"
        r"|the fault lies with|(?:down|due|owing) to|because of|on account of|as a result of|courtesy of"
        r"|(?:the )?result of",
        r"blam(?:e|es|ed|ing)|blame (?:it )?on|(?:this one|that one|it|that)(?: is|'s) on|(?:broken|lost|deleted"
        r"|caused|missed|forgotten|overlooked|ignored|delayed|left behind|messed up|botched|damaged|overwritten"
        r"|ruined|introduced|done wrong)(?: \w+){0,3} by|caused by|slipped past|got past",
        r"(?:apolog\w+|sorry) (?:on behalf of|for)|(?:spoken|spoke|talked|had a word) (?:to|with)|(?:lost|stuck"
        r"|buried|forgotten|got lost|stuck) (?:on|with|at|in)|(?:if|had)|responsible (?:for .{0,30})?(?:is|was)"
        r"|through",
    ),
    anywhere=words(
        r"nobody (?:else )?(?:noticed|checked|saw|stopped)",
        r"if only|we lost (?:a|two|three|\w+) (?:days?|weeks?|hours?)",
        r"tone of (?:his|her|their)",
        r"(?:his|her|their) (?:attitude|fault|mistake|carelessness|sloppy)|(?:wasn't|was not) paying attention"
        r"|at fault|(?:it is|it was|it's) \w+ who is responsible|three times and|over and over",
    ),
    harmless=words(
        r"(?:could not|couldn't|was not able to|wasn't able to) (?:come|be there|make it|attend|join|travel|stay)"
        r"|on (?:her|his) own (?:initiative|desk)",
        r"just (?:one|two|three|a few|an) |(?:took|needed) (?:just|only)|never stops|would rather not"
        r"|could not be happier|couldn't be happier|did not stop|didn't stop|did not take long",
        r"(?:the )?record\b|umbrella|grandfather|grandmother|mother|father|found|finds|fixed|fixes|spotted"
        r"|corrected|solved|put right|repaired|restored|already adjusted|prevented|told the|says? that|said that"
        r"|explained|noticed",
        r"(?:did not|didn't|does not|doesn't|has not|hasn't) (?:mind|stop|see any|find any|forget|miss|charge"
        r"|work on|need|want|lose|break|fail|waste|change)|never (?:forgets?|miss\w*|let\w*|fails?)|not (?:charging"
        r"|worried)|no problem|(?:is|was) (?:not |never )?late for|long run|short notice",
    ),
    reminder=words(
        r"(?:this is|that is|that's|that makes|for) the (?:second|third|fourth|fifth|umpteenth|last|\w+th) time",
        r"how many more times|how (?:much more )?often (?:\w+ )?(?:do|must|should|have)|yet again|once more,? (?:i"
        r"|we) (?:have|must|ask|need)|(?:i|we) (?:have|had) to (?:ask|remind|chase) (?:\w+ )?again",
        r"as you would (?:know|have (?:seen|read|known))|(?:another|a further|my (?:second|third|fourth)) reminder"
        r"|(?:i|we) (?:am|are|'m|'re) (?:still|again) (?:asking|chasing|reminding)|(?:and )?as (?:i|we) (?:wrote|said"
        r"|told|explained)",
        r"as (?:we|i)(?: have|'ve)? already discussed|as already (?:discussed|agreed several)",
        r"makes (?:two|three|four|five) times|(?:two|three|four|five) times (?:now )?that i",
        r"(?:as|like|just as|exactly as) (?:i|we|i've|we've|i have|we have)(?:'ve)? (?:\w+ )?(?:\w+ )?(?:said"
        r"|mention\w*|told|explain\w*|wrote|written|state\w*|point\w*|keep\w*|warned|remind\w*|noted|indicated"
        r"|emailed|saying)",
        r"as (?:\w+ )?(?:previously |already |repeatedly |clearly |often )?(?:mentioned|stated|explained|said|noted"
        r"|pointed out|indicated|outlined|discussed more|discussed several|discussed many|discussed repeatedly"
        r"|discussed before)\b|as discussed .{0,12}(?:times|than once)",
        r"as you (?:\w+ )?(?:know|are aware|will know|should know|may recall|well know)\b|(?:per|as per) my (?:last"
        r"|previous|earlier)",
        r"(?:i|we) (?:have |had )?(?:already |clearly |repeatedly |twice |also )+(?:told|said|explained|asked|sent"
        r"|mention\w+|written|wrote|reminded|warned)|(?:i|we)(?:'ve| have|'d| had)? (?:told you|reminded you"
        r"|warned you|asked you|explained this|said this)(?! (?:that )?(?:so|today))",
        r"how (?:many times|often) (?:i|we|do i|do we|must)|let me repeat|(?:i|we) (?:must |have to "
        r"|can only )?repeat\b|to repeat myself|once again,? (?:i|we|the|please)|^again,|for the (?:second|third"
        r"|fourth|umpteenth|last|\w+th) time|over and over|time and again|as i keep",
        r"(?:clearly|already|plainly|explicitly) (?:stated|said|written|explained|described|agreed) in|(?:was"
        r"|were) (?:\w+ )?(?:stated|told|explained|informed|warned) (?:clearly |about |of )|made it (?:\w+ )?clear"
        r"|if you (?:had|'d) (?:\w+ )?(?:read|looked|told|listened|replied|checked|answered)",
        r"had you (?:\w+ )?(?:read|replied|told|sent|answered|listened|checked|asked|let)",
    ),
    you=words(
        r"you (?:have |only )?(?:took|needed|spent|waited) (?:\w+ ){1,3}(?:weeks?|days?|months?|ages)",
        r"(?:on|at|from) your (?:side|end|part),? (?:and )?not (?:on |at )?ours?|(?:mistake|error|fault|delay|problem"
        r"|failure|oversight) (?:\w+ ){0,3}(?:is|was|lies|lay) (?:\w+ )?(?:on your|with you|yours)|your (?:mistake"
        r"|error|oversight|delay|negligence|silence|indecision)\b",
        r"(?:you|your \w+) (?:gave|sent|told|supplied|provided|handed|quoted) (?:us|me) (?:\w+ ){0,3}(?:wrong|old"
        r"|outdated|incomplete|late|too late|useless)",
        r"(?:since|as|because) (?:you|your \w+) (?:never|did not|didn't|would not|wouldn't|were|was|took)",
        r"you (?:keep|kept|always|constantly|continually) (?:on )?(?:chang|ask|add|mov|postpon|delay)\w*|had you only"
        r"|that is not our problem|not our (?:problem|fault)\b",
        r"your (?:accountant|lawyer|team|colleague|boss|it|it person|people|office|agency|supplier|partner|manager"
        r"|assistant) (?:still )?(?:has|have|had|did|does|do|is|are)(?: not|n't) (?!lost|miss)",
        r"had you\b|if only you|if you(?:'d| had) (?:only )?(?:given|sent|let|been|kept|stuck)|(?:still"
        r"|been) waiting (?:for you|on you|for your)|you(?:'ve| have) (?:left|kept) us",
        r"you(?:r team|r side|r people|r colleague)? (?:still |also |simply |obviously |clearly |just "
        r"|have )*(?:have not|haven't|did not|didn't|never|failed to|forgot|neglected|ignored|missed|overlooked"
        r"|refused|has not|hasn't)\b",
        r"because of you\b|your fault|(?:is|are|was) (?:entirely )?down to you|you should have|you should've"
        r"|you were (?:told|warned|supposed|informed)|you (?:keep|kept) (?:\w+ing)|you ought to have",
        r"it (?:was|is) (?:you|your \w+) (?:who|that)|you (?:approved|agreed|asked|signed|chose"
        r"|wanted) .{0,40}(?:so |yourself|exactly)|you approved exactly|we can't be blamed|can(?:no|')t blame us"
        r"|you obviously|you clearly",
    ),
    not_you=words(
        r"(?:if|once|when|in case|whenever|should) you (?:\w+ )?(?:have not|haven't|did not|didn't|forgot|missed"
        r"|have)|you (?:have not|haven't) (?:lost|missed) any|if you (?:forgot|missed)|you can ignore"
        r"|did(?:n't)? you\b"
    ),
    bad=words(
        r"(?:run|ran|running) (?:into|out of)|trouble|difficult(?:y|ies)\b|obstacle|struggl(?:e|ing)\b|cancel(?:led"
        r"|ed)?\b|turned down|has to wait|had to (?:stop|drop|cancel|withdraw|take .{0,20} (?:down|offline))|(?:is"
        r"|are|went) (?:gone|lost|offline)\b|gone (?:for good|missing)|went missing",
        r"broke\b(?! (?:even|the (?:record|ice|news)))|(?:we|it|they) could not (?!be happier|have|wait"
        r"|agree more)\w+|full of (?:mistakes|errors|bugs|holes)|(?:be|come|go out|arrive) (?:\w+ )?later\b(?! on)",
        r"(?:the|your|our|these|those|this) (?:\w+ )?(?:will not|won't) (?!notice|change|be affected|cost|hurt)"
        r"|called off|postponed|suspended|stays? blank|remains? (?:blank|down|broken)|did not go (?:well|as)"
        r"|no way (?:to|of)|not possible",
        r"hacked|broken into|stolen|(?:gone|went|goes) (?:bust|under|bankrupt|missing|wrong)|bankrupt|no clue why"
        r"|no idea (?:why|how|when)|horrible|nightmare|worse than|out of stock|sold out|denied|refused|withdrawn"
        r"|pulled out|walked (?:out|away)|not responding|ruined|scrapped|virus|attack(?:ed)?|fined|stuck\b|blocked"
        r"|impossible|no (?:copy|backup)\b|corrupt(?:ed)?|in trouble|short of|setback|snag|hiccup|mess\b|wiped out"
        r"|falling apart",
        r"still (?:does not|doesn't|is not|isn't|won't|do not|don't|cannot|can't|are not|aren't)|(?:does not"
        r"|doesn't|do not|don't) (?:load|work|open|start|respond|arrive|show|fit|print|save)|keeps (?:crashing"
        r"|failing|dropping|freezing)",
        r"(?:be|is|are|was|running|run|goes|gets|been|arrived?|came|slightly|a bit|very) (?:\w+ )?late\b"
        r"|\blate with|behind schedule|delay(?:s|ed)?\b|postpon\w+|push(?:ed|ing)? back|miss(?:ed|ing)? (?:the|our"
        r"|your|this) (?:deadline|date|launch)|going to miss",
        r"(?:will|would|can|could|do|does|did|has|have|had|is|are|was|were|be)(?: not"
        r"|n't) (?:be )?(?:\w+ )?(?:ready|able|possible|make|made|meet|deliver|keep|work\w*|manage\w*|finish\w*"
        r"|cover|go out|sent|send|bring|hand|hold)\b|won't (?:be|make|cover|work|go|hold|keep|hand|have)"
        r"|cannot (?:be|make|deliver|keep|meet|do|hold)|can't (?:be|make|deliver|keep|meet|do|hold)|there (?:won't"
        r"|will not) be|(?:is|are) (?:not|no longer|im)[ ]?(?:possible|available)|not possible|will not make"
        r"|did not make it",
        r"bug\b|bugs\b|error(?:s)?\b|flaw\b|fault\b|problem(?:s)?\b|hole\b|breach|leak(?:ed)?\b|outage|disaster",
        r"(?:is|are|was|went|been|has gone|gone|goes|still) (?:\w+ )?down\b|crash(?:ed|es)?|(?:stopped"
        r"|stops) (?:work\w*|send\w*|load\w*)|not working|broken\b|bounc(?:ing|ed)|fail(?:ed|ing|s|ure)\b|unusable"
        r"|unavailable",
        r"bad news|unfortunately|regrettably|sadly|i'm afraid|i am afraid|have to disappoint|sorry (?:to (?:say"
        r"|tell|inform)|that)|no luck|not look good|such a shame|let us down|fell through|turned us down|rejected"
        r"|cancel(?:led|ed|s)\b|expired",
        r"(?:have |has |we )?lost\b|(?:is|are) gone|gone for good|went missing|missing in|run out of|ran out"
        r"|cost(?:s)? more|more expensive|taking longer|takes longer|took longer|longer than|too low\b|over budget"
        r"|(?:went|gone|go|came|turned|arrived|came back|returned) (?:\w+ )?(?:badly|wrong|full of errors"
        r"|with the wrong|unusable)|wrong (?:prices|colou?rs|sizes)|hit a (?:problem|snag|wall)|did not bring"
        r"|not bring|is ill\b|(?:are|is) slow\b",
        r"we (?:cannot|can't|will not|won't|are unable|are not able)|has to be (?:postponed|cancelled|moved"
        r"|delayed)|not managed",
    ),
    not_bad=words(
        r"(?:we|i) (?:have|'ve) (?:already |since )?(?:corrected|fixed|repaired|replaced|restored|solved|put)\b"
        r"|since then|(?:is|are|was) (?:back|fixed|solved|corrected|replaced)\b|(?:works?|working|running) again"
        r"|no trouble|without (?:any )?(?:trouble|difficult)|(?:our|my) (?:own )?(?:mistake|error|fault)\b|(?:mistake"
        r"|error|fault) (?:is|was) (?:all )?(?:ours|mine)\b|not (?:yours|your)",
        r"lost count",
        r"(?:no|without|any|zero|there is no|never|free of) (?:\w+ ){0,2}(?:problems?|errors?|delays?|bugs?"
        r"|issues?)|no (?:problem|delay|error)|(?:in case|should|if)\b.{0,40}(?:error|down|fail)|404|error page"
        r"|already put right|(?:has been|is|was|already) (?:solved|fixed|repaired|put right)|solved by"
        r"|problem .{0,30}solved|not missed|did not stop|(?:have|has) not (?:lost|missed|failed)|nothing (?:is|was"
        r"|has been) lost",
    ),
    next=words(
        r"(?:we|i) (?:have|'ve) (?:already |since |now )?(?:corrected|fixed|repaired|replaced|restored|solved|undone"
        r"|switched back)",
        r"(?<!from )(?<!last )(?<!since )(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!\'s)"
        r"|tomorrow|today|tonight|this (?:afternoon|evening|morning)|at noon|by noon|before noon|first thing",
        r"\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october"
        r"|november|december)|(?:january|february|march|april|june|july|august|september|october|november"
        r"|december) \d{1,2}|(?:the|by the|to the|on the) \d{1,2}(?:st|nd|rd|th)|\d{1,2}[/.]\d{1,2}|at (?:\d{1,2}"
        r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\d ?(?:am|pm)\b|next (?:week|step"
        r"|month)|in (?:a|one|two|three|\d+) (?:hour|day|week)s?|within",
        r"(?:i|we)(?:'ll| will| shall| can| could| would|'d| am going to| are going to)? (?:\w+ )?(?:suggest"
        r"|propose|call you|write again|fix it|fix this|repeat it|run it again|send you|come back|let you know"
        r"|get back|are on it)\b|we are on it|i'll|we'll|instead|meanwhile|in the meantime|alternative"
        r"|the next step|shall we|can we talk|works again|is back\b",
    ),
)
