package io.github.convoscope.ui;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.DrawingHistory;
import io.github.convoscope.drawing.GreyImage;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the pad: a drawing with its history, or an image that takes its place until the next
 * stroke. Every change raises the version. JavaFX thread.
 */
public final class PadContent {
  private final DrawingHistory history = new DrawingHistory();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<@Nullable Integer> label = new ReadOnlyObjectWrapper<>();
  private @Nullable GreyImage image;
  private boolean byHand;
  private Consumer<Drawing> finished = drawing -> {};

  /** The drawing of now. */
  public Drawing drawing() {
    return history.current();
  }

  /** The image that is shown instead of the drawing, or null. */
  public @Nullable GreyImage image() {
    return image;
  }

  /** The class that it is known to be, such as a digit of a collection; null once it is changed. */
  public ReadOnlyObjectProperty<@Nullable Integer> label() {
    return label.getReadOnlyProperty();
  }

  /** Says which class it is; holds until the next change. */
  public void labelled(int known) {
    label.set(known);
  }

  /** Grows with every change of what lies on the pad. */
  public ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  /** Whether there is something to undo. */
  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** Whether there is something to redo. */
  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** Whether the pad is empty. */
  public ReadOnlyBooleanProperty blank() {
    return blank.getReadOnlyProperty();
  }

  /** Is given every drawing made by hand, when something else takes its place on the pad. */
  public void onFinished(Consumer<Drawing> action) {
    finished = finished.andThen(action);
  }

  private void leave() {
    if (byHand && image == null && !history.current().isEmpty()) {
      finished.accept(history.current());
    }
    byHand = false;
  }

  /** The drawing while pen or eraser are down; {@link #commit} makes one step of all of it. */
  public void change(Drawing drawing) {
    if (drawing == history.current() && image == null) {
      return;
    }
    image = null;
    byHand = true;
    history.change(drawing);
    changed();
  }

  /** Ends a step that can be undone. */
  public void commit() {
    history.commit();
    refresh();
  }

  /** Puts another drawing on the pad, as one step. */
  public void set(Drawing drawing) {
    leave();
    image = null;
    history.set(drawing);
    changed();
  }

  /** Shows an image in place of the drawing, which undo brings back. */
  public void show(GreyImage picture) {
    history.commit();
    leave();
    image = picture;
    changed();
  }

  /** Empties the pad, as one step. */
  public void clear() {
    set(Drawing.EMPTY);
  }

  /** Goes back one step. */
  public void undo() {
    if (image == null) {
      history.undo();
    } else {
      image = null;
    }
    changed();
  }

  /** Takes an undone step again. */
  public void redo() {
    image = null;
    history.redo();
    changed();
  }

  private void changed() {
    label.set(null);
    refresh();
    version.set(version.get() + 1);
  }

  private void refresh() {
    canUndo.set(image != null || history.canUndo());
    canRedo.set(history.canRedo());
    blank.set(image == null && history.current().isEmpty());
  }
}
