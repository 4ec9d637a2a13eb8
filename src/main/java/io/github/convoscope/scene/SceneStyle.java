package io.github.convoscope.scene;

import java.util.Objects;

/** The style sheet of the scene. */
final class SceneStyle {
  static final String SHEET =
      Objects.requireNonNull(SceneStyle.class.getResource("scene.css")).toExternalForm();

  private SceneStyle() {}
}
