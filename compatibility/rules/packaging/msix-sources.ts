/** What an application has to be like before it is packaged as MSIX; the page of the vendor, edition 2023-10. */
export const MSIX_PREPARATION_PAGE =
  "https://learn.microsoft.com/windows/msix/desktop/desktop-to-uwp-prepare";

/** The same for applications that are repackaged from their installer; the page of the vendor, edition 2020-01. */
export const MSIX_INSTALLER_PAGE =
  "https://learn.microsoft.com/windows/msix/packaging-tool/know-your-installer";

/** What app attach needs of hosts, shares and packages; the page of the vendor, edition 2024-03. */
export const APP_ATTACH_PAGE = "https://learn.microsoft.com/azure/virtual-desktop/app-attach-overview";
