package vn.giaoban.scheduler.minutes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody.Voted;

/// One vote while its journal is being read.
final class VoteRecord {
  private final String id;
  private final @Nullable String item;
  private final String question;
  private final boolean secret;
  private final List<String> options;
  private final int voters;
  private final Set<String> ballots = new LinkedHashSet<>();
  private int byHand;
  private @Nullable List<Long> counts;

  VoteRecord(Payload opened) {
    id = opened.text("vote");
    item = opened.textOrNull("item");
    question = opened.text("question");
    secret = opened.flag("secret");
    options = opened.texts("options");
    voters = opened.size("weights");
  }

  void taken(String site, boolean hand) {
    if (ballots.add(site) && hand) {
      byHand++;
    }
  }

  void closed(List<Long> result) {
    counts = result;
  }

  /// What the minutes say of it; null when it came to no result.
  @Nullable Voted voted() {
    var result = counts;
    if (result == null) {
      return null;
    }
    List<MinutesBody.Option> told = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      told.add(new MinutesBody.Option(options.get(i), i < result.size() ? result.get(i) : 0));
    }
    return new Voted(id, item, question, secret, told, voters, ballots.size(), byHand);
  }
}
