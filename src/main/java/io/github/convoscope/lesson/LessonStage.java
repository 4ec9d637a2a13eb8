package io.github.convoscope.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window is to show. Everything that is null stays as it is; pinned neurons, units that
 * are off and open panels are those named here and no others.
 *
 * @param network {@code digits}, {@code photos}, or a file in the folder of models
 * @param arrangement name of an arrangement of the layers
 * @param palette name of a colour map
 * @param relief {@code off}, {@code usual} or {@code tall}
 * @param camera where to look from
 * @param input what is on the pad
 * @param pin the neuron to pin, or null for none
 * @param off units to switch off
 * @param show parts of the window to open, by their names
 * @param play whether the thought is played
 */
public record LessonStage(
    @Nullable String network,
    @Nullable String arrangement,
    @Nullable String palette,
    @Nullable String relief,
    @Nullable LessonCamera camera,
    @Nullable LessonInput input,
    @Nullable LessonUnit pin,
    List<LessonUnit> off,
    List<String> show,
    boolean play) {
  /** Nothing is pinned, off, open or played; the rest stays. */
  public static final LessonStage NONE =
      new LessonStage(null, null, null, null, null, null, null, List.of(), List.of(), false);

  /** Copies the lists. */
  public LessonStage {
    off = List.copyOf(off);
    show = List.copyOf(show);
  }
}
