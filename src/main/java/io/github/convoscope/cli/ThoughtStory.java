package io.github.convoscope.cli;

import io.github.convoscope.explain.thought.ThoughtMoment;
import io.github.convoscope.explain.thought.ThoughtTimeline;
import io.github.convoscope.scene.ThoughtMarks;

/** Plays how the network computes its answer to the last moment of another story. */
final class ThoughtStory implements FilmStory {
  private final Moment drawn;
  private final ThoughtTimeline thought;

  /**
   * The story of a thought.
   *
   * @param before its end is what the network thinks about
   */
  ThoughtStory(FilmStory before, ThoughtTimeline thought) {
    drawn = before.at(1);
    this.thought = thought;
  }

  @Override
  public Moment at(double part) {
    ThoughtMoment moment = thought.at(part);
    return new Moment(
        drawn.input(),
        drawn.pad(),
        ThoughtMarks.of(moment),
        moment.answerPart() < 1 ? moment.caption() : null);
  }

  /** Its own light travels along them. */
  @Override
  public boolean showsPaths() {
    return false;
  }
}
