package io.github.convoscope.scene;

import javafx.application.Application;

/** Starts {@link SceneDemo} from the class path. */
public final class DemoLauncher {
  private DemoLauncher() {}

  /** Opens the window. */
  public static void main(String[] args) {
    Application.launch(SceneDemo.class, args);
  }
}
