package io.github.convoscope.ui.network;

import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.PhotoNetworkFetch;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a user can switch between: those for digits and for photographs that come with
 * the program, SqueezeNet once it is fetched, and those opened since the start. A network that was
 * shown before comes back at once, without reading its file again. JavaFX thread.
 */
final class KnownNetworks {
  /** Networks of the user's own that are kept in memory. */
  private static final int MOST_OWN = 4;

  /** Where a network comes from. */
  enum Source {
    /** The digits network that comes with the program. */
    DIGITS,
    /** The network for photographs that comes with the program. */
    PHOTOS,
    /** SqueezeNet, a network for photographs that is fetched. */
    SQUEEZENET,
    /** A file of the user's. */
    OWN
  }

  private final Shell shell;
  private final Workspace workspace;
  private final @Nullable Path digitsFile;
  private final @Nullable Path photosFile;

  /** Of each source but the user's own the network that was shown. */
  private final Map<Source, Model> models = new EnumMap<>(Source.class);

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
   * @param photosFile the network for photographs; null where there is none
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
      Source source = source(model);
      if (source == Source.OWN) {
        keepOwn(model);
      } else {
        models.put(source, model);
      }
    }
    hasOwn.set(!own.isEmpty());
    several.set(all().size() > 1);
  }

  private void keepOwn(Model model) {
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).spec() == model.spec()
          || model.path() != null && isSame(own.get(i).path(), model.path())) {
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
    if (isSame(file, photosFile)) {
      return Source.PHOTOS;
    }
    return isSame(file, PhotoNetworkFetch.kept()) ? Source.SQUEEZENET : Source.OWN;
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
      case DIGITS, PHOTOS -> show(models.get(source), file(source));
      case SQUEEZENET -> {
        if (isThere(source)) {
          show(models.get(source), file(source));
        } else {
          shell.commands().get("file.photo-network").run();
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

  private @Nullable Path file(Source source) {
    return switch (source) {
      case DIGITS -> digitsFile;
      case PHOTOS -> photosFile;
      case SQUEEZENET -> PhotoNetworkFetch.kept();
      case OWN -> null;
    };
  }

  /** True where a network other than the user's own can be shown without being fetched. */
  boolean isThere(Source source) {
    Path file = file(source);
    return models.containsKey(source) || file != null && Files.isRegularFile(file);
  }

  /** Shows the network that follows the shown one: in the order of their sources. */
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
    if (current() == Source.PHOTOS && !isThere(Source.SQUEEZENET)) {
      workspace.notices().tell(Message.of("network.squeezenet-missing"));
    }
    show(next.model, next.file);
  }

  /** One network to switch to; without a model, its file is read first. */
  private record Place(@Nullable Model model, @Nullable Path file) {}

  private List<Place> all() {
    List<Place> all = new ArrayList<>();
    for (Source source : Source.values()) {
      if (isThere(source)) {
        all.add(new Place(models.get(source), file(source)));
      }
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
