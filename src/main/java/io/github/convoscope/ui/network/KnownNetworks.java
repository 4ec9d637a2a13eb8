package io.github.convoscope.ui.network;

import io.github.convoscope.model.Model;
import io.github.convoscope.model.PhotoNetworkFetch;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a user can switch between: the digits network that comes with the program, the
 * network for photographs, and those opened since the start. A network that was shown before comes
 * back at once, without reading its file again. JavaFX thread.
 */
final class KnownNetworks {
  /** Networks of the user's own that are kept in memory. */
  private static final int MOST_OWN = 4;

  /** Where a network comes from. */
  enum Source {
    /** The digits network that comes with the program. */
    DIGITS,
    /** The network for photographs, which comes with the program or was fetched. */
    PHOTOS,
    /** A file of the user's. */
    OWN
  }

  private final Shell shell;
  private final Workspace workspace;
  private final @Nullable Path digitsFile;
  private final @Nullable Path photosFile;
  private @Nullable Model digits;
  private @Nullable Model photos;

  /** The one that was opened last at the end. */
  private final List<Model> own = new ArrayList<>();

  private final ReadOnlyBooleanWrapper hasOwn = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper several = new ReadOnlyBooleanWrapper();

  KnownNetworks(Shell shell) {
    this(shell, ShippedFiles.findModel(), ShippedFiles.photos());
  }

  /**
   * With other files.
   *
   * @param digitsFile the digits network; null where there is none
   * @param photosFile a network for photographs that is there from the start; null for the fetched
   *     one
   */
  KnownNetworks(Shell shell, @Nullable Path digitsFile, @Nullable Path photosFile) {
    this.shell = shell;
    this.digitsFile = digitsFile;
    this.photosFile = photosFile;
    workspace = shell.workspace();
    workspace.model().subscribe(this::shown);
  }

  private void shown(@Nullable Model model) {
    if (model != null) {
      switch (source(model)) {
        case DIGITS -> digits = model;
        case PHOTOS -> photos = model;
        case OWN -> keepOwn(model);
      }
    }
    hasOwn.set(!own.isEmpty());
    several.set(all().size() > 1);
  }

  private void keepOwn(Model model) {
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i) == model || model.path() != null && isSame(own.get(i).path(), model.path())) {
        own.set(i, model);
        return;
      }
    }
    own.add(model);
    if (own.size() > MOST_OWN) {
      own.remove(0);
    }
  }

  /** Where a network comes from. */
  Source source(Model model) {
    Path file = model.path();
    if (isSame(file, digitsFile)) {
      return Source.DIGITS;
    }
    return isSame(file, photosFile) || isSame(file, PhotoNetworkFetch.kept())
        ? Source.PHOTOS
        : Source.OWN;
  }

  private static boolean isSame(@Nullable Path one, @Nullable Path other) {
    return one != null
        && other != null
        && one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** Whether the user has opened a network of their own. */
  ReadOnlyBooleanProperty hasOwn() {
    return hasOwn.getReadOnlyProperty();
  }

  /** Whether there is more than one network to switch between, without fetching any. */
  ReadOnlyBooleanProperty several() {
    return several.getReadOnlyProperty();
  }

  /** Where the shown network comes from; null before the first one is shown. */
  @Nullable Source current() {
    Model model = workspace.model().get();
    return model == null ? null : source(model);
  }

  /** Shows the network of a source; of the user's own, the one that was opened after this one. */
  void show(Source source) {
    switch (source) {
      case DIGITS -> show(digits, digitsFile);
      case PHOTOS -> {
        Path file = photosFile == null ? PhotoNetworkFetch.kept() : photosFile;
        if (photos == null && !Files.isRegularFile(file)) {
          shell.commands().get("file.photo-network").run();
        } else {
          show(photos, file);
        }
      }
      case OWN -> {
        int now = own.indexOf(workspace.model().get());
        if (!own.isEmpty()) {
          show(own.get(now < 0 ? own.size() - 1 : (now + 1) % own.size()), null);
        }
      }
    }
  }

  /** Shows the network that follows the shown one: digits, photographs, the user's own. */
  void showNext() {
    List<Place> all = all();
    Model now = workspace.model().get();
    int at = -1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).model == now) {
        at = i;
      }
    }
    Place next = all.get((at + 1) % all.size());
    show(next.model, next.file);
  }

  /** One network to switch to; without a model, its file is read first. */
  private record Place(@Nullable Model model, @Nullable Path file) {}

  private List<Place> all() {
    List<Place> all = new ArrayList<>();
    if (digits != null || digitsFile != null) {
      all.add(new Place(digits, digitsFile));
    }
    Path fetched = photosFile == null ? PhotoNetworkFetch.kept() : photosFile;
    if (photos != null || Files.isRegularFile(fetched)) {
      all.add(new Place(photos, fetched));
    }
    own.forEach(model -> all.add(new Place(model, null)));
    return all;
  }

  private void show(@Nullable Model model, @Nullable Path file) {
    if (model != null && model == workspace.model().get()) {
      return;
    }
    if (model != null) {
      shell.openers().cancel();
      workspace.show(model);
    } else if (file != null) {
      shell.openers().open(file);
    }
  }
}
