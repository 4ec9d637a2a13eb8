package io.github.convoscope.ui;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.EditHistory;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.ModelInput;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Stores the content of the pad: a drawing with its undo history, or an image or array that
 * replaces it until the next stroke. While a network is open that takes colours, it is a photograph
 * instead; drawing and photograph wait for each other. Every change increases the version. JavaFX
 * thread.
 *
 * <pre>{@code
 * pad.set(drawing); // for a network that takes drawings
 * pad.change(pad.photo().plus(stroke)); // for one that takes colours, while the brush is down
 * pad.commit(); // the stroke is one step to undo
 * }</pre>
 */
public final class PadContent {
  /** Steps of drawing that can be undone. */
  private static final int STEPS = 1000;

  private final EditHistory<Drawing> history = new EditHistory<>(Drawing.EMPTY, STEPS);
  private final PhotoEdits photos = new PhotoEdits();
  private final ReadOnlyBooleanWrapper inColours = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<@Nullable Integer> label = new ReadOnlyObjectWrapper<>();
  private @Nullable GreyImage image;
  private @Nullable BroughtPicture brought;
  private @Nullable EncodedInput array;

  /** What {@link #stamp} has put its input over, where that was an input too. */
  private @Nullable EncodedInput unstamped;

  private final ReadOnlyBooleanWrapper stamped = new ReadOnlyBooleanWrapper();

  /** A drawing in place of the photograph, or null. */
  private @Nullable Drawing instead;

  /** What is shown without being the user's content, or null. */
  private @Nullable Drawing demonstration;

  /** True while a photograph to begin with is on its way. */
  private boolean expecting;

  private boolean byHand;
  private Consumer<Drawing> finished = drawing -> {};

  /**
   * The present drawing; while the network takes colours, an empty one unless it was given in place
   * of the photograph.
   */
  public Drawing drawing() {
    if (demonstration != null) {
      return demonstration;
    }
    Drawing given = instead == null ? Drawing.EMPTY : instead;
    return inColours.get() ? given : history.current();
  }

  /** The image that is shown instead of the drawing, or null. */
  public @Nullable GreyImage image() {
    return demonstration == null && !inColours.get() ? image : null;
  }

  /** The photograph for a network that takes colours, or null. */
  public @Nullable EditedPhoto photo() {
    boolean drawn = demonstration != null || instead != null;
    return inColours.get() && !drawn ? photos.current() : null;
  }

  /** The drawing that is given in place of a photograph, as a photograph to go on with. */
  public EditedPhoto drawingAsPhoto() {
    return photos.of(drawing());
  }

  /** True while there is a photograph in place of a drawing, as the network takes colours. */
  public ReadOnlyBooleanProperty inColours() {
    return inColours.getReadOnlyProperty();
  }

  /** The network's input that is given in place of drawing and image, or null. */
  public @Nullable EncodedInput array() {
    return demonstration == null ? array : null;
  }

  /** True while an image or an array is there in place of the drawing. */
  public boolean isReplaced() {
    return array != null || (inColours.get() ? instead : image) != null;
  }

  /**
   * The label of the content, if it is known, as for a digit of a data set; null after a change.
   */
  public ReadOnlyObjectProperty<@Nullable Integer> label() {
    return label.getReadOnlyProperty();
  }

  /** Sets the label of the content, which is kept until the next change. */
  public void labelled(int known) {
    label.set(known);
  }

  /** A number that increases with every change of the content. */
  public ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  /** True while there is a step to undo. */
  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** True while there is a step to redo. */
  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** True while the pad is empty, and nothing to begin with is on its way. */
  public ReadOnlyBooleanProperty blank() {
    return blank.getReadOnlyProperty();
  }

  /** Sets an action that receives every drawing made by hand, once other content replaces it. */
  public void onFinished(Consumer<Drawing> action) {
    finished = finished.andThen(action);
  }

  private void leave() {
    if (byHand && !inColours.get() && !isReplaced() && !history.current().isEmpty()) {
      finished.accept(history.current());
    }
    byHand = false;
  }

  /**
   * Shows the drawing while pen or eraser are down. {@link #commit} then joins all changes to one
   * step to undo.
   */
  public void change(Drawing drawing) {
    if (drawing == history.current() && !isReplaced() && demonstration == null) {
      return;
    }
    unreplace();
    byHand = true;
    history.change(drawing);
    changed(null);
  }

  /**
   * Shows the photograph while it is changed by hand. {@link #commit} then joins all changes to one
   * step to undo.
   */
  public void change(EditedPhoto photo) {
    if (photo == photos.current() && !isReplaced() && demonstration == null) {
      return;
    }
    unreplace();
    photos.change(photo);
    changed(null);
  }

  /** Changes the photograph in one step. */
  public void set(EditedPhoto photo) {
    unreplace();
    photos.set(photo);
    changed(null);
  }

  /** Puts another photograph in place of the present one, as one step. */
  public void show(Photo photo) {
    unreplace();
    photos.bring(photo);
    changed(null);
  }

  /**
   * Says that a photograph to begin with is on its way. Until it or anything else is there, neither
   * pad nor network show the empty canvas.
   */
  public void expect() {
    expecting = inColours.get() && instead == null && photos.isBlank() && !photos.isTouched();
    refresh();
  }

  /** Whether a photograph to begin with is on its way. */
  public boolean isExpecting() {
    return expecting;
  }

  /**
   * Shows a photograph to begin with, which is no step to undo; does nothing once the user has
   * changed or brought anything.
   */
  public void begin(Photo photo) {
    if (!photos.isTouched()) {
      photos.begin(photo);
      changed(null);
    }
  }

  /** Puts an empty canvas of a colour (packed, 8 bits a channel) in place of the photograph. */
  public void paintOn(int rgb) {
    set(photos.empty(rgb));
  }

  /** Takes back all that was done to the photograph, as one step. */
  public void restorePhoto() {
    set(photos.asBrought());
  }

  /** Ends a step to undo. */
  public void commit() {
    if (inColours.get()) {
      photos.commit();
    } else {
      history.commit();
    }
    refresh();
  }

  /**
   * Puts another drawing on the pad, as one step; in place of a photograph until undone, where
   * there is one.
   */
  public void set(Drawing drawing) {
    if (inColours.get()) {
      photos.commit();
      unreplace();
      instead = drawing;
      changed(null);
      return;
    }
    leave();
    unreplace();
    history.set(drawing);
    changed(null);
  }

  /** Shows an image in place of the drawing; undo restores the drawing. */
  public void show(GreyImage picture) {
    history.commit();
    leave();
    unreplace();
    image = picture;
    changed(null);
  }

  /** Shows the ink of a picture in place of the drawing; undo restores the drawing. */
  public void show(BroughtPicture picture) {
    history.commit();
    leave();
    unreplace();
    image = picture.ink();
    brought = picture;
    changed(null);
  }

  /** The picture that the image was found in, or null. */
  public @Nullable BroughtPicture brought() {
    return demonstration == null && !inColours.get() ? brought : null;
  }

  /** Gives the network an array in place of the drawing; undo restores the drawing. */
  public void show(EncodedInput numbers) {
    history.commit();
    photos.commit();
    leave();
    unreplace();
    array = numbers;
    changed(null);
  }

  /**
   * Gives the network what is on the pad with a change that only its input can have, such as a mark
   * in the corner. {@link #unstamp} or undo take the change back; the next stroke does too.
   */
  public void stamp(EncodedInput numbers) {
    unstamped = array;
    array = numbers;
    stamped.set(true);
    changed(null);
  }

  /** Takes back what {@link #stamp} did; does nothing where nothing is stamped. */
  public void unstamp() {
    if (stamped.get()) {
      array = unstamped;
      unstamped = null;
      stamped.set(false);
      changed(null);
    }
  }

  /** True while what {@link #stamp} gave is the network's input. */
  public ReadOnlyBooleanProperty stamped() {
    return stamped.getReadOnlyProperty();
  }

  /** Fits the network that is opened: a drawing or a photograph, and no array of another size. */
  void fit(ModelInput input) {
    EncodedInput now = array;
    boolean misfit = now != null && now.tensor().length != input.shape().size();
    if (misfit) {
      dropArray();
    }
    if (input.takesColours()) {
      photos.fit(input);
    }
    if (misfit || inColours.get() != input.takesColours()) {
      leave();
      instead = null;
      inColours.set(input.takesColours());
      boolean expected = expecting;
      changed(null);
      expecting = expected;
      refresh();
    }
  }

  /**
   * Shows a drawing that draws itself, point by point: it is no step to undo, and not the user's.
   * The content stays below it, and comes back with {@link #endDemonstration} or the next change.
   */
  public void demonstrate(Drawing drawing) {
    changed(drawing);
  }

  /** Shows the user's content again, where a demonstration covers it. */
  public void endDemonstration() {
    if (demonstration != null) {
      changed(null);
    }
  }

  /**
   * Remembers what is on the pad now.
   *
   * @return puts it back, as a step to undo where it was changed; also after other networks
   */
  public Runnable keep() {
    Drawing drawing = history.current();
    EditedPhoto photo = photos.current();
    boolean colours = inColours.get();
    GreyImage shown = image;
    BroughtPicture from = brought;
    EncodedInput numbers = array;
    Drawing given = instead;
    return () -> {
      if (!drawing.equals(history.current())) {
        history.set(drawing);
      }
      if (photo != photos.current()) {
        photos.set(photo);
      }
      image = shown;
      brought = from;
      // An array or a drawing in a photograph's place fits only the kind of network it was for.
      boolean same = colours == inColours.get();
      array = same ? numbers : null;
      instead = same ? given : null;
      byHand = false;
      changed(null);
    };
  }

  private void unreplace() {
    if (!inColours.get()) {
      image = null;
      brought = null;
    }
    instead = null;
    dropArray();
  }

  private void dropArray() {
    array = null;
    unstamped = null;
    stamped.set(false);
  }

  /** Empties the pad, as one step. */
  public void clear() {
    if (inColours.get()) {
      set(photos.empty());
    } else {
      set(Drawing.EMPTY);
    }
  }

  /** Goes back one step. */
  public void undo() {
    if (stamped.get()) {
      unstamp();
      return;
    }
    if (isReplaced()) {
      unreplace();
    } else if (inColours.get()) {
      photos.undo();
    } else {
      history.undo();
    }
    changed(null);
  }

  /** Repeats an undone step. */
  public void redo() {
    unreplace();
    if (inColours.get()) {
      photos.redo();
    } else {
      history.redo();
    }
    changed(null);
  }

  private void changed(@Nullable Drawing demonstrated) {
    demonstration = demonstrated;
    expecting = false;
    label.set(null);
    refresh();
    version.set(version.get() + 1);
  }

  private void refresh() {
    boolean colours = inColours.get();
    canUndo.set(isReplaced() || (colours ? photos.canUndo() : history.canUndo()));
    canRedo.set(colours ? photos.canRedo() : history.canRedo());
    boolean empty = photo() == null ? drawing().isEmpty() : photos.isBlank();
    blank.set(image() == null && array() == null && empty && !expecting);
  }
}
