package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the list of open panels and pages over the scene; the window's layout shows them. JavaFX
 * thread.
 *
 * <p>Esc closes one thing at a time: first the dialogue, then the page, as both cover the rest;
 * then what was opened last, a panel or whatever features told with {@link #onEscape}.
 */
public final class PanelHost {
  private final ObservableList<SidePanel> panels = FXCollections.observableArrayList();

  /** A field, because an unreferenced wrapper is garbage-collected together with its listeners. */
  private final ObservableList<SidePanel> shownPanels =
      FXCollections.unmodifiableObservableList(panels);

  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Page> dialogue = new ReadOnlyObjectWrapper<>();
  private final EscapeOrder escapes = new EscapeOrder();

  /** What {@link #onEscape} watches; a binding that nobody refers to is garbage-collected. */
  private final List<ObservableValue<Boolean>> watched = new ArrayList<>();

  private final ReadOnlyLongWrapper arrangements = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper crowded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper belowDrawing = new ReadOnlyBooleanWrapper();

  /** Panels in the order in which they were shown last. */
  private final List<SidePanel> opened = new ArrayList<>();

  private List<SidePanel> keptOpen = List.of();

  /** The open panels, highest first. */
  public ObservableList<SidePanel> panels() {
    return shownPanels;
  }

  /** Shows a panel; does nothing if it is shown already. */
  public void show(SidePanel panel) {
    if (!panels.contains(panel)) {
      opened.remove(panel);
      opened.add(panel);
      panels.add(panel);
      escapes.opened(panel, () -> close(panel));
      panels.sort(Comparator.comparingInt(SidePanel::order));
    }
  }

  /**
   * Shows a panel as if it had been opened before all others: if room is short, it is folded first,
   * and the panel stays in place whose button opened it. Esc closes it as the newest.
   */
  public void showBehind(SidePanel panel) {
    if (!panels.contains(panel)) {
      show(panel);
      opened.remove(panel);
      opened.add(0, panel);
      arrangements.set(arrangements.get() + 1);
    }
  }

  /**
   * Puts a panel where another one is, as its new look: it keeps the other's place and age. Does
   * nothing if the other is not shown.
   */
  public void replace(SidePanel before, SidePanel next) {
    int at = panels.indexOf(before);
    if (at >= 0) {
      opened.replaceAll(panel -> panel == before ? next : panel);
      escapes.replaced(before, next, () -> close(next));
      panels.set(at, next);
    }
  }

  /** Hides a panel; does nothing if it is not shown. */
  public void hide(SidePanel panel) {
    panels.remove(panel);
    escapes.closed(panel);
  }

  /** Hides a panel at the user's request and tells its owner. */
  public void close(SidePanel panel) {
    escapes.closed(panel);
    if (panels.remove(panel)) {
      panel.onClose().run();
    }
  }

  /** The open page, or null. */
  public ReadOnlyObjectProperty<@Nullable Page> page() {
    return page.getReadOnlyProperty();
  }

  /** Opens a page over the scene, and closes the one that is open. */
  public void open(Page next) {
    closePage();
    page.set(next);
  }

  /** Closes the open page. */
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
   * Adds something that is no panel and that Esc ends, such as step mode.
   *
   * @param open true while it is there
   * @param end ends it
   */
  public void onEscape(ObservableValue<Boolean> open, Runnable end) {
    watched.add(open);
    open.subscribe(
        now -> {
          if (now) {
            escapes.opened(open, end);
          } else {
            escapes.closed(open);
          }
        });
  }

  /** Does what Esc stands for; returns false if there was nothing to end. */
  boolean escape() {
    if (dialogue.get() != null) {
      closeDialogue();
    } else if (page.get() != null) {
      closePage();
    } else {
      return escapes.endNewest();
    }
    return true;
  }

  /**
   * Makes a panel the newest, as if it had just been opened. If room is short, older panels are
   * folded first.
   */
  public void raise(SidePanel panel) {
    if (panels.contains(panel) && newest() != panel) {
      opened.remove(panel);
      opened.add(panel);
      escapes.opened(panel, () -> close(panel));
      arrangements.set(arrangements.get() + 1);
    }
  }

  /**
   * Sets panels that are to be seen together where room is short: the first one is never folded,
   * and of the others the newest is open beside it.
   *
   * @param together a lesson, and the panels that its step needs; empty for none
   */
  public void keepOpen(List<SidePanel> together) {
    if (!together.equals(keptOpen)) {
      keptOpen = List.copyOf(together);
      arrangements.set(arrangements.get() + 1);
    }
  }

  /** True while controls that belong below the scene take the panels' room. */
  public ReadOnlyBooleanProperty crowded() {
    return crowded.getReadOnlyProperty();
  }

  /** True while the panels stand below the drawing, as the window is too narrow for a column. */
  public ReadOnlyBooleanProperty belowDrawing() {
    return belowDrawing.getReadOnlyProperty();
  }

  /** Sets where the panels stand, and whether other controls take their room. */
  void setPlace(boolean drawingAbove, boolean controlsToo) {
    belowDrawing.set(drawingAbove);
    crowded.set(controlsToo);
  }

  /** Those of the panels to be seen together that are open. */
  List<SidePanel> keptOpen() {
    return keptOpen.stream().filter(panels::contains).toList();
  }

  /** A number that increases whenever the order changes in which open panels were raised. */
  ReadOnlyLongProperty arrangements() {
    return arrangements.getReadOnlyProperty();
  }

  /** Returns the panels of a list that were opened or raised last, at most {@code most} of them. */
  List<SidePanel> newest(List<SidePanel> some, int most) {
    return some.stream()
        .sorted(Comparator.comparingInt((SidePanel panel) -> -opened.indexOf(panel)))
        .limit(most)
        .toList();
  }

  private SidePanel newest() {
    return opened.stream().filter(panels::contains).reduce((older, newer) -> newer).orElseThrow();
  }

  /** Name of the close button. */
  static String closeText() {
    return Messages.text("ui.close");
  }
}
