package io.github.convoscope.ui.classroom;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import javafx.beans.property.BooleanProperty;

/**
 * Adds what helps in front of a class: a curtain, a picture that stands still, keys shown as they
 * are pressed, a ring round the pointer, and the lock of a shared computer.
 */
public final class ClassroomFeature implements Feature {
  private static final String GROUP = "classroom";

  private final boolean locked;

  /**
   * Makes the feature.
   *
   * @param locked whether the window begins locked
   */
  public ClassroomFeature(boolean locked) {
    this.locked = locked;
  }

  @Override
  public void install(Shell shell) {
    HeldKeys held = new HeldKeys(shell.stage());
    Curtain curtain = new Curtain(shell, held);
    StillPicture still = new StillPicture(shell);
    ShownKeys keys = new ShownKeys(shell);
    BooleanProperty halo = shell.workspace().settings().flag("halo", true);
    new PointerHalo(shell, halo);
    WindowLocking locking = new WindowLocking(shell, held);

    toggle(shell, "curtain", curtain.drawn(), "F7");
    toggle(shell, "freeze", still.shown(), "F8");
    toggle(shell, "keys", keys.wanted(), "F9");
    toggle(shell, "halo", halo);
    shell
        .commands()
        .add(
            Command.of("classroom.lock", Context.ANYWHERE, locking::close)
                .keys(WindowLocking.KEYS)
                .menu(MenuName.VIEW, GROUP));
    shell
        .commands()
        .add(
            Command.of("classroom.black", Context.REMOTE, () -> curtain.drawn().set(true))
                .keys(Curtain.REMOTE_KEYS));
    if (locked) {
      locking.close();
    }
  }

  private static void toggle(Shell shell, String name, BooleanProperty on, String... keys) {
    shell
        .commands()
        .add(
            Command.toggle("classroom." + name, Context.ANYWHERE, on)
                .keys(keys)
                .menu(MenuName.VIEW, GROUP));
  }
}
