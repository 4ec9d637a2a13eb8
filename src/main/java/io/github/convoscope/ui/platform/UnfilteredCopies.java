package io.github.convoscope.ui.platform;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.SubScene;

/**
 * Copies finished pictures pixel by pixel where everything is painted in software. This gives a
 * seventh more frames a second (decision 0032).
 *
 * <pre>{@code
 * PlatformParts.get().copies().install(stage.getScene(), () -> List.of(subScene));
 * }</pre>
 */
@FunctionalInterface
public interface UnfilteredCopies {
  /** Leaves everything as JavaFX does it. */
  UnfilteredCopies NONE = (scene, pictures) -> {};

  /**
   * Copies the window, and the pictures of its 3D content, without filtering from now on. JavaFX
   * thread.
   *
   * @param scene what the window shows
   * @param pictures the 3D content that is shown now, each painted at just its size on screen;
   *     asked at every pulse
   */
  void install(Scene scene, Supplier<List<SubScene>> pictures);
}
