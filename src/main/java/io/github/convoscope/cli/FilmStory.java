package io.github.convoscope.cli;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.scene.SceneMarks;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a film shows at each moment.
 *
 * <p>{@link DrawnInput} draws the input. A story that plays how the network computes its answer
 * gives the values of each moment as marks.
 */
@FunctionalInterface
interface FilmStory {
  /**
   * The moment after a part of the story.
   *
   * @param part 0 at its beginning, 1 at its end
   */
  Moment at(double part);

  /**
   * The engine that computes a moment.
   *
   * @param usual that of the open network
   */
  default Engine engine(double part, Engine usual) {
    return usual;
  }

  /** What is told beside the answer at a moment; null for nothing. */
  default @Nullable Message note(double part) {
    return null;
  }

  /** True where the pathways to the answer of each moment are shown. */
  default boolean showsPaths() {
    return true;
  }

  /**
   * One moment.
   *
   * @param input the network's input tensor
   * @param pad what stands on the pad, or null for an input that is not drawn
   * @param marks what lies over the activations of that input
   * @param caption what is told while the answer is not known yet; null where it may be told
   */
  record Moment(float[] input, @Nullable Drawing pad, SceneMarks marks, @Nullable Message caption) {
    /** A moment whose answer may be told. */
    Moment(float[] input, @Nullable Drawing pad, SceneMarks marks) {
      this(input, pad, marks, null);
    }
  }
}
