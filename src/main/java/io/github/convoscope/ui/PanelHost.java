package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which panels and page are open over the scene; the window's layout shows them. JavaFX thread.
 *
 * <p>Esc closes what is topmost: the dialogue, the page, then whatever features asked for with
 * {@link #onEscape}, the latest first.
 */
public final class PanelHost {
  private final ObservableList<SidePanel> panels = FXCollections.observableArrayList();

  /** Kept, as a wrapper that nobody holds is collected together with its listeners. */
  private final ObservableList<SidePanel> shownPanels =
      FXCollections.unmodifiableObservableList(panels);

  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Page> dialogue = new ReadOnlyObjectWrapper<>();
  private final ObservableList<BooleanSupplier> escapes = FXCollections.observableArrayList();

  private final ReadOnlyLongWrapper arrangements = new ReadOnlyLongWrapper();

  /** Panels in the order in which they were shown last. */
  private final List<SidePanel> opened = new ArrayList<>();

  /** The open panels, highest first. */
  public ObservableList<SidePanel> panels() {
    return shownPanels;
  }

  /** Shows a panel, or does nothing where it is shown already. */
  public void show(SidePanel panel) {
    if (!panels.contains(panel)) {
      opened.remove(panel);
      opened.add(panel);
      panels.add(panel);
      panels.sort(Comparator.comparingInt(SidePanel::order));
    }
  }

  /** Hides a panel; does nothing where it is not shown. */
  public void hide(SidePanel panel) {
    panels.remove(panel);
  }

  /** Hides a panel because a person asked for it. */
  public void close(SidePanel panel) {
    if (panels.remove(panel)) {
      panel.onClose().run();
    }
  }

  /** The open page, or null. */
  public ReadOnlyObjectProperty<@Nullable Page> page() {
    return page.getReadOnlyProperty();
  }

  /** Opens a page over the scene; another one that is open is closed. */
  public void open(Page next) {
    closePage();
    page.set(next);
  }

  /** Closes the page that is open. */
  public void closePage() {
    Page now = page.get();
    if (now != null) {
      page.set(null);
      now.onClose().run();
    }
  }

  /** The small page in the middle of the window, or null. */
  public ReadOnlyObjectProperty<@Nullable Page> dialogue() {
    return dialogue.getReadOnlyProperty();
  }

  /** Opens a small page in the middle of the window, such as the key sheet. */
  public void openDialogue(Page next) {
    closeDialogue();
    dialogue.set(next);
  }

  /** Closes the small page. */
  public void closeDialogue() {
    Page now = dialogue.get();
    if (now != null) {
      dialogue.set(null);
      now.onClose().run();
    }
  }

  /**
   * Adds something that Esc ends, such as a pin.
   *
   * @param action ends it and returns true, or returns false when there is nothing to end
   */
  public void onEscape(BooleanSupplier action) {
    escapes.add(0, action);
  }

  /** What Esc does; false where there was nothing to end. */
  boolean escape() {
    if (dialogue.get() != null) {
      closeDialogue();
    } else if (page.get() != null) {
      closePage();
    } else {
      for (BooleanSupplier action : escapes) {
        if (action.getAsBoolean()) {
          return true;
        }
      }
      if (panels.isEmpty()) {
        return false;
      }
      close(newest());
    }
    return true;
  }

  /** Shows a panel as if it had been opened only now: where room is short, older ones make it. */
  public void raise(SidePanel panel) {
    if (panels.contains(panel) && newest() != panel) {
      opened.remove(panel);
      opened.add(panel);
      arrangements.set(arrangements.get() + 1);
    }
  }

  /** Grows whenever open panels change their age. */
  ReadOnlyLongProperty arrangements() {
    return arrangements.getReadOnlyProperty();
  }

  /** So many of these open panels, those that were opened or raised last. */
  List<SidePanel> newest(List<SidePanel> some, int most) {
    return some.stream()
        .sorted(Comparator.comparingInt((SidePanel panel) -> -opened.indexOf(panel)))
        .limit(most)
        .toList();
  }

  /** Whether a panel is open, and none was opened or raised after it. */
  public boolean isNewest(SidePanel panel) {
    return panels.contains(panel) && newest() == panel;
  }

  private SidePanel newest() {
    return opened.stream().filter(panels::contains).reduce((older, newer) -> newer).orElseThrow();
  }

  /** Name of the close button. */
  static String closeText() {
    return Messages.text("ui.close");
  }
}
